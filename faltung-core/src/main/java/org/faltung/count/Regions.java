package org.faltung.count;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.network.Network;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.result.Budget;
import org.faltung.result.Definition;

/// The linear regions of a trained network in a domain: a request, made in steps, each of which
/// gives a new one, and answered at the end.
///
/// {@snippet :
/// BigInteger regions = Regions.of(network).in(new Domain.Space(2)).count().exact();
/// }
///
/// Immutable; the answer does not depend on the number of threads.
public final class Regions {
    private static final Set<Definition> COUNTED =
            EnumSet.of(Definition.R2, Definition.R4, Definition.R6);

    private final Optional<Network> network;
    private final FoldSequence folds;
    private final Domain domain;
    private final Means means;

    private Regions(Optional<Network> network, FoldSequence folds, Domain domain, Means means) {
        this.network = network;
        this.folds = folds;
        this.domain = domain;
        this.means = means;
    }

    /// The regions of a trained network in the whole input space.
    ///
    /// @throws CannotCountException if a layer has no weights, or the network is too large
    public static Regions of(Network network) {
        return new Regions(
                Optional.of(network),
                normalForm(network),
                new Domain.Space(network.input().size()),
                Means.DEFAULT);
    }

    /// The regions of a network in normal form, for those who ask for many; they have no certificates.
    public static Regions of(FoldSequence folds) {
        return new Regions(
                Optional.empty(), folds, new Domain.Space(folds.inputs()), Means.DEFAULT);
    }

    private static FoldSequence normalForm(Network network) {
        try {
            return Folding.of(network);
        } catch (IllegalArgumentException e) {
            throw new CannotCountException(e);
        }
    }

    /// The regions in a domain.
    ///
    /// @throws CannotCountException if it is not of the input's dimension
    public Regions in(Domain part) {
        if (part.ambient() != folds.inputs()) {
            throw new CannotCountException(
                    "the domain lies in dimension "
                            + part.ambient()
                            + ", but the network has "
                            + folds.inputs()
                            + " inputs");
        }
        return new Regions(network, folds, part, means);
    }

    /// With a limit on what is spent.
    public Regions within(Budget most) {
        return new Regions(network, folds, domain, means.within(most));
    }

    /// By one engine, whether it is the best or not.
    ///
    /// @param name one of [EngineChoice#names]
    /// @throws CannotCountException if there is none of the name
    public Regions by(String name) {
        EngineChoice.requireName(name);
        return new Regions(network, folds, domain, means.by(name));
    }

    /// On so many threads, at least 1.
    public Regions on(int threadCount) {
        if (threadCount < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threadCount);
        }
        return new Regions(network, folds, domain, means.on(threadCount));
    }

    /// On other machines, as far as the search can be shared out; the rest on this one.
    public Regions across(Cluster machines) {
        return new Regions(network, folds, domain, means.across(machines));
    }

    /// With somebody who watches, and may end it.
    public Regions watchedBy(Monitor watcher) {
        return new Regions(network, folds, domain, means.watchedBy(watcher));
    }

    /// With a place where finished parts of the search are kept; those that are there already are not searched again. It
    /// must be that of the same network, domain and definitions.
    ///
    /// An engine that does not share its walk among threads, `line` or `restrict`, keeps nothing. Certificates are not
    /// kept.
    public Regions keptIn(Journal journal) {
        return new Regions(network, folds, domain, means.keptIn(journal));
    }

    /// Counts the activation regions of full dimension (R2).
    public RegionCount count() {
        return count(EnumSet.of(Definition.R2));
    }

    /// Counts by several definitions at once.
    ///
    /// @param definitions of R2, R4 and R6, at least one
    /// @throws CannotCountException if another is asked for, or the engine that was asked for
    ///     cannot take the problem
    public RegionCount count(Set<Definition> definitions) {
        for (Definition definition : definitions) {
            if (!COUNTED.contains(definition)) {
                throw new CannotCountException(
                        definition
                                + " ("
                                + definition.words()
                                + ") cannot be counted yet; choose R2, R4 or R6");
            }
        }
        long start = System.nanoTime();
        return counting(definitions).run(start);
    }

    /// Counts the activation regions of full dimension (R2) and writes a certificate of it, which
    /// [org.faltung.verify.Verifier] proves anew. If the search ends early there is no certificate.
    ///
    /// @param file where to; replaced when the certificate is complete
    /// @param modelSha256 of the model's file, 64 hexadecimal digits; the certificate is bound to
    ///     it
    /// @throws CannotCountException if the domain is a flat or empty polytope, or the engine that
    ///     was asked for cannot prove what it does
    public RegionCount certify(Path file, String modelSha256) {
        long start = System.nanoTime();
        if (means.engine().isPresent() && !means.engine().get().equals("pivot")) {
            throw new CannotCountException(
                    "the engine '"
                            + means.engine().get()
                            + "' writes no certificates; leave out the engine, or choose pivot");
        }
        if (means.cluster().isPresent()) {
            throw new CannotCountException(
                    "a certificate is written by one machine; count without a cluster, or without a"
                            + " certificate");
        }
        Network certified =
                network.orElseThrow(() ->
                        new CannotCountException(
                                "a normal form has no certificate; ask for that of the network"));
        Counting counting = keptIn(Journal.NONE).counting(EnumSet.of(Definition.R2));
        return new Certifying(counting, certified, domain, modelSha256, file).run(start);
    }

    private Counting counting(Set<Definition> definitions) {
        Chart chart = chart();
        FoldSequence inChart = chart.embedding().map(folds::after).orElse(folds);
        return new Counting(inChart, chart, definitions, means);
    }

    /// Lists the activation regions of full dimension (R2), with their geometry.
    ///
    /// If the budget or the monitor ends it, the regions handed out are the first ones of the list.
    ///
    /// @param sink is given the regions one after another, in the order of the tree, by the calling
    ///     thread
    /// @throws CannotCountException if the engine that was asked for cannot take the problem
    public RegionList list(Consumer<Region> sink) {
        return list(0, sink);
    }

    /// Lists the regions from a number on; the others were handed out before.
    ///
    /// Where the search is kept ([#keptIn]) and does not come to its end, no region is handed out.
    ///
    /// @param first the number of the first one, at least 0
    public RegionList list(int first, Consumer<Region> sink) {
        return list(first, region -> region, sink);
    }

    /// Lists the regions from a number on, as records that the threads make which describe them: so that who writes
    /// records down has little left to do, which is done by one thread.
    ///
    /// @param first the number of the first one, at least 0
    /// @param record makes the record of a region; called by several threads at once
    /// @param sink is given the records one after another, in the order of the regions, by the calling thread
    public <T> RegionList list(int first, Function<Region, T> record, Consumer<T> sink) {
        Chart chart = chart();
        FoldSequence inChart = chart.embedding().map(folds::after).orElse(folds);
        return new Listing(inChart, chart, means).run(first, record, sink);
    }

    /// Lists the regions on other machines ([#across]), which write the records.
    ///
    /// @param folder for the parts, which all machines share; parts that are there are not written again
    /// @throws CannotCountException if the domain is empty or a point, or the engine that was asked for cannot take the
    ///     problem
    public RegionList list(RegionFolder folder) {
        Chart chart = chart();
        FoldSequence inChart = chart.embedding().map(folds::after).orElse(folds);
        return new Listing(inChart, chart, means).run(means.cluster().orElseThrow(), folder);
    }

    private Chart chart() {
        try {
            return Chart.of(domain);
        } catch (IllegalArgumentException e) {
            throw new CannotCountException(e);
        }
    }
}
