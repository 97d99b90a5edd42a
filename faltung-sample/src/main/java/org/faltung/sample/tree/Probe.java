package org.faltung.sample.tree;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.faltung.count.TaskBytes;
import org.faltung.region.Prefix;
import org.faltung.sample.CancelledException;
import org.faltung.sample.DrawCode;

/// One unbiased draw for the number of regions: down the tree with a bounded population of cells.
///
/// At each depth of a [Plan] every cell of the population is walked, completely, to the next depth; of the cells
/// found, [Population#thinned] keeps some with weights. In those of the last depth the regions are counted
/// exactly. It is stochastic enumeration ([Rubinstein 2013](https://doi.org/10.1007/s11009-011-9239-9),
/// [Vaisman and Kroese 2017](https://doi.org/10.1007/s11009-015-9441-8)), the descendant of
/// [Knuth 1975](https://doi.org/10.1090/S0025-5718-1975-0373371-6) and
/// [Chen 1992](https://doi.org/10.1137/0221022).
final class Probe {
    private final Cells tree;
    private final Certain certain;

    Probe(Cells tree, Certain certain) {
        this.tree = tree;
        this.certain = certain;
    }

    /// What a draw yields.
    ///
    /// @param log the natural logarithm of the draw
    /// @param counted the regions in each cell of the last depth that was kept
    /// @param thinned whether any cell was left out; if none was, the draw is the number itself
    /// @param most the most different cells, or regions, that it saw at once
    record Draw(double log, Map<Prefix, Long> counted, boolean thinned, long most) {
        /// For a journal.
        static final DrawCode<Draw> CODE =
                new DrawCode<>() {
                    @Override
                    public void write(Draw draw, DataOutput out) throws IOException {
                        out.writeDouble(draw.log);
                        out.writeBoolean(draw.thinned);
                        out.writeLong(draw.most);
                        out.writeInt(draw.counted.size());
                        for (Map.Entry<Prefix, Long> cell : draw.counted.entrySet()) {
                            TaskBytes.write(cell.getKey(), out);
                            out.writeLong(cell.getValue());
                        }
                    }

                    @Override
                    public Draw read(DataInput in) throws IOException {
                        double log = in.readDouble();
                        boolean thinned = in.readBoolean();
                        long most = in.readLong();
                        Map<Prefix, Long> counted = new LinkedHashMap<>();
                        for (int left = in.readInt(); left > 0; left--) {
                            counted.put(TaskBytes.readCell(in), in.readLong());
                        }
                        return new Draw(log, counted, thinned, most);
                    }
                };

        BigInteger seen() {
            return counted.values().stream()
                    .map(BigInteger::valueOf)
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /// Draws.
    ///
    /// @throws CancelledException if the monitor ended it
    Draw draw(Plan plan, SplittableRandom random) {
        Population population = Population.root();
        boolean thinned = false;
        long most = 1;
        for (int depth : plan.depths()) {
            Population all = down(population, depth);
            most = Math.max(most, all.size());
            population = all.thinned(plan.most(), random);
            thinned |= population.size() < all.size();
        }
        Map<Prefix, Long> counted = new LinkedHashMap<>();
        double sum = 0;
        long seen = 0;
        try {
            for (int i = 0; i < population.size(); i++) {
                Prefix cell = population.cells().get(i);
                long regions = tree.regions(cell, Long.MAX_VALUE).orElseThrow();
                counted.put(cell, regions);
                seen = Math.addExact(seen, regions);
                sum += population.weights()[i] * regions;
            }
        } finally {
            certain.raise(BigInteger.valueOf(seen));
        }
        return new Draw(
                Math.log(sum) + population.logFactor(), counted, thinned, Math.max(most, seen));
    }

    /// All cells of a depth below those of a population.
    private Population down(Population from, int depth) {
        return down(from, depth, Integer.MAX_VALUE);
    }

    /// The same, given up when there are too many: then the answer has more than that.
    ///
    /// @param most cells
    Population down(Population from, int depth, int most) {
        List<Prefix> cells = new ArrayList<>();
        double[] weights = new double[from.size()];
        try {
            for (int i = 0; i < from.size() && cells.size() <= most; i++) {
                int before = cells.size();
                tree.below(from.cells().get(i), depth, cells, most);
                if (cells.size() > weights.length) {
                    weights = Arrays.copyOf(weights, 2 * cells.size());
                }
                Arrays.fill(weights, before, cells.size(), from.weights()[i]);
            }
        } finally {
            certain.raise(BigInteger.valueOf(cells.size()));
        }
        return new Population(cells, Arrays.copyOf(weights, cells.size()), from.logFactor());
    }
}
