package org.faltung.count;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.network.Network;
import org.faltung.oracle.RegionKind;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.region.EngineContract;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.result.Definition;

/// Normal form, charts, threads and merging keep the contract under the plainest engine.
class PlainContractTest extends EngineContract {
    @Override
    protected int width() {
        return 4;
    }

    @Override
    protected Optional<Answer> count(Network network, Domain domain, RegionKind kind) {
        Definition definition = Definition.valueOf(kind.name());
        Chart chart = Chart.of(domain);
        FoldSequence all = Folding.of(network);
        FoldSequence folds = chart.embedding().map(all::after).orElse(all);
        if (chart.empty() || chart.dimension() == 0 || folds.foldingUnits() == 0) {
            RegionCount count = Regions.of(network).in(domain).count(Set.of(definition));
            return Optional.of(Answer.of(count.exact()));
        }
        Problem problem = new Problem(folds, chart.polyhedron());
        Search search = new Search(new PlainEngine(), problem, 2, Budget.UNLIMITED, Monitor.NONE);
        FunctionRegions functions = new FunctionRegions(problem, EnumSet.of(definition));
        Tally tally = search.run(functions::add);
        Count count =
                definition == Definition.R2
                        ? search.count(tally)
                        : functions.count(definition, tally);
        List<BigInteger> perLayer =
                definition == Definition.R2 ? search.perLayer(tally) : List.of();
        return Optional.of(new Answer(((Count.Exact) count).regions(), perLayer));
    }

    @Override
    protected Optional<Set<List<List<Integer>>>> patterns(Network network, Domain domain) {
        return Optional.empty();
    }

    static List<Integer> pieces(Prefix pattern) {
        List<Integer> pieces = new java.util.ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            pieces.add(pattern.piece(i));
        }
        return pieces;
    }
}
