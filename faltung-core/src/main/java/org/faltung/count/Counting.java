package org.faltung.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faltung.fold.FoldSequence;
import org.faltung.polytope.Chart;
import org.faltung.region.Engine;
import org.faltung.region.Problem;
import org.faltung.region.reduction.Cones;
import org.faltung.region.reduction.Reduction;
import org.faltung.result.Count;
import org.faltung.result.Decided;
import org.faltung.result.Definition;

/// One run of a count.
///
/// @param folds the network in the coordinates of the chart
/// @param chart the domain
/// @param definitions what to count
/// @param means what it works with
record Counting(FoldSequence folds, Chart chart, Set<Definition> definitions, Means means) {

    RegionCount run(long start) {
        if (isTrivial()) {
            return atOnce(start);
        }
        Problem problem = new Problem(folds, chart.polyhedron());
        return definitions.equals(Set.of(Definition.R2))
                ? patterns(problem, start)
                : functions(problem, start);
    }

    /// Whether there is nothing to search.
    boolean isTrivial() {
        return chart.empty() || chart.dimension() == 0 || folds.foldingUnits() == 0;
    }

    /// One engine's walk over a problem, with the means of this run.
    Search search(Engine by, Problem problem) {
        return new Search(by, problem, means);
    }

    /// An empty domain has no region, a single point or an affine network one.
    private RegionCount atOnce(long start) {
        BigInteger one = chart.empty() ? BigInteger.ZERO : BigInteger.ONE;
        List<String> notes = new ArrayList<>(chart.notes());
        if (!chart.empty() && folds.foldingUnits() == 0) {
            notes.add("the network has no folds: it is affine");
        }
        List<BigInteger> perLayer =
                folds.layers().stream().filter(layer -> layer.folds()).map(_ -> one).toList();
        boolean bounded = chart.empty() || chart.dimension() == 0 || chart.polyhedron().isBoxed();
        return new RegionCount(
                same(new Count.Exact(one)),
                perLayer,
                bounded ? Optional.of(one) : Optional.empty(),
                "none",
                Decided.NONE,
                seconds(start),
                notes);
    }

    private RegionCount patterns(Problem given, long start) {
        Optional<Problem> cones = means.engine().isEmpty() ? reducedCones(given) : Optional.empty();
        Problem problem = cones.orElseGet(() -> Reduction.of(given).problem());
        List<String> notes = new ArrayList<>(chart.notes());
        if (problem.dimension() < given.dimension()) {
            notes.add(
                    "the network sees only "
                            + problem.dimension()
                            + " of the "
                            + given.dimension()
                            + " dimensions, so regions are counted in those");
        }
        if (problem.dimension() == 0) {
            return constant(start, notes);
        }
        Engine chosen =
                cones.isPresent()
                        ? EngineChoice.restricting(problem, means.threads())
                        : EngineChoice.counting(means.engine(), problem, means.threads());
        Search search = search(chosen, problem);
        Tally tally = search.run();
        return answer(same(search.count(tally)), search, tally, name(chosen), start, notes);
    }

    /// The problem on the whole space and reduced, if its regions are cones that are counted faster so.
    private static Optional<Problem> reducedCones(Problem given) {
        return Cones.unbounded(given)
                .map(space -> Reduction.of(space).problem())
                .filter(EngineChoice::favoursCones);
    }

    /// The engine's name; the one that was asked for, if it is another's way of working.
    private String name(Engine chosen) {
        return means.engine().orElse(chosen.name());
    }

    private RegionCount functions(Problem problem, long start) {
        Engine chosen = EngineChoice.enumerating(means.engine(), problem);
        Search search = search(chosen, problem);
        FunctionRegions functions = new FunctionRegions(problem, chosen, definitions);
        Tally tally = search.run(patterns -> patterns.forEach(functions::add));
        Map<Definition, Count> counts = new EnumMap<>(Definition.class);
        for (Definition definition : definitions) {
            counts.put(
                    definition,
                    definition == Definition.R2
                            ? search.count(tally)
                            : functions.count(definition, tally));
        }
        return answer(counts, search, tally, name(chosen), start, chart.notes());
    }

    /// A network that does not depend on the input: every unit is constant.
    private RegionCount constant(long start, List<String> notes) {
        List<BigInteger> perLayer =
                folds.layers().stream()
                        .filter(layer -> layer.folds())
                        .map(_ -> BigInteger.ONE)
                        .toList();
        return new RegionCount(
                same(new Count.Exact(BigInteger.ONE)),
                perLayer,
                Optional.empty(),
                "none",
                Decided.NONE,
                seconds(start),
                notes);
    }

    RegionCount answer(
            Map<Definition, Count> counts,
            Search search,
            Tally tally,
            String name,
            long start,
            List<String> before) {
        List<String> notes = new ArrayList<>(before);
        if (means.cluster().isPresent() && !search.isShared()) {
            notes.add(
                    "the engine '" + name + "' works in one piece, so it counted on this machine");
        }
        return new RegionCount(
                counts,
                search.perLayer(tally),
                tally.complete() ? bounded(search, tally) : Optional.empty(),
                name,
                tally.decided(),
                seconds(start),
                notes);
    }

    private Optional<BigInteger> bounded(Search search, Tally tally) {
        if (chart.polyhedron().isBoxed()) {
            return Optional.of(search.regions(tally));
        }
        if (search.dimension() < chart.dimension()) {
            // a whole space that the network does not see in full: each region holds a line
            return chart.polyhedron().constraints().isEmpty()
                    ? Optional.of(BigInteger.ZERO)
                    : Optional.empty();
        }
        return search.tellsBounded() ? Optional.of(tally.bounded()) : Optional.empty();
    }

    Map<Definition, Count> same(Count count) {
        Map<Definition, Count> counts = new EnumMap<>(Definition.class);
        definitions.forEach(definition -> counts.put(definition, count));
        return counts;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
