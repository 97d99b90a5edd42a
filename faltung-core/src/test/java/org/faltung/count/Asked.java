package org.faltung.count;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.network.Network;
import org.faltung.oracle.RegionKind;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.region.Engine;
import org.faltung.region.EngineContract.Answer;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.result.Count;
import org.faltung.result.Definition;

/// Asks one engine, through the search that threads share, and without reducing the dimension first.
final class Asked {
    private Asked() {}

    /// The engine's count; empty if it refuses the problem.
    static Optional<Answer> count(
            Engine counting, Engine listing, Network network, Domain domain, RegionKind kind) {
        Definition definition = Definition.valueOf(kind.name());
        Chart chart = Chart.of(domain);
        FoldSequence all = Folding.of(network);
        FoldSequence folds = chart.embedding().map(all::after).orElse(all);
        if (chart.empty() || chart.dimension() == 0 || folds.foldingUnits() == 0) {
            RegionCount count = Regions.of(network).in(domain).count(Set.of(definition));
            return Optional.of(Answer.of(count.exact()));
        }
        Problem problem = new Problem(folds, chart.polyhedron());
        Engine engine = definition == Definition.R2 ? counting : listing;
        if (engine.refusal(problem).isPresent()) {
            return Optional.empty();
        }
        Search search = new Search(engine, problem, Means.DEFAULT.on(2));
        if (definition == Definition.R2) {
            Tally tally = search.run();
            return Optional.of(
                    new Answer(
                            ((Count.Exact) search.count(tally)).regions(), search.perLayer(tally)));
        }
        FunctionRegions functions = new FunctionRegions(problem, engine, Set.of(definition));
        Tally tally = search.run(some -> some.forEach(functions::add));
        Count count = functions.count(definition, tally);
        return Optional.of(Answer.of(((Count.Exact) count).regions()));
    }

    /// The patterns that an engine lists, cut into the layers that fold; empty if it refuses the problem.
    static Optional<Set<List<Integer>>> patterns(Engine listing, Network network, Domain domain) {
        Chart chart = Chart.of(domain);
        FoldSequence all = Folding.of(network);
        FoldSequence folds = chart.embedding().map(all::after).orElse(all);
        if (chart.empty() || chart.dimension() == 0 || folds.foldingUnits() == 0) {
            return Optional.empty();
        }
        Problem problem = new Problem(folds, chart.polyhedron());
        if (listing.refusal(problem).isPresent()) {
            return Optional.empty();
        }
        Set<List<Integer>> patterns = new LinkedHashSet<>();
        new Search(listing, problem, Means.DEFAULT.on(2))
                .run(some -> some.forEach(pattern -> patterns.add(pieces(pattern))));
        return Optional.of(patterns);
    }

    private static List<Integer> pieces(Prefix pattern) {
        List<Integer> pieces = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            pieces.add(pattern.piece(i));
        }
        return pieces;
    }
}
