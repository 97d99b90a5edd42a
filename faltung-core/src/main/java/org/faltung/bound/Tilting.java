package org.faltung.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.matching.Axis;
import org.faltung.matching.Choice;
import org.faltung.matching.Field;

/// An upper bound of one layer by prices on its inputs: for any λ_c ≥ 0 on the input cells,
///
///     ln F ≤ Σ_c κ λ_c + Σ_p d ln(1 + P e^(−μ_p)),   μ_p = min of λ over the window of position p.
///
/// Proof: if t is in K_N, each of its units is matched to an input of its window, so Σ_p t_p μ_p ≤ Σ_c κ λ_c, and
/// F ≤ e^(Σ κ λ) Σ_t Π_p C(d, t_p) P^t_p e^(−μ_p t_p) over all t, which is the product.
///
/// The right side is convex in λ. It is minimised over prices that depend only on the distance
/// of a cell to the border, by descent on a smoothed minimum; whatever λ comes out, the bound evaluated
/// at it is valid.
///
/// Time: a fixed number of steps, each O((distinct windows) · (distances in a window)).
///
/// Derived in docs/theory/brackets.md.
final class Tilting {
    private static final int MOST_DISTANCES = 10;
    private static final int STEPS = 400;

    private final Lines rows;
    private final Lines columns;
    private final int capacity;
    private final Choice choice;

    private Tilting(Field field, Choice choice) {
        this.rows = Lines.of(field.rows());
        this.columns = Lines.of(field.columns());
        this.capacity = field.channels();
        this.choice = choice;
    }

    /// The bound.
    static Magnitude of(Field field, Choice choice) {
        Tilting tilting = new Tilting(field, choice);
        double[] prices = tilting.minimise();
        double value = tilting.value(prices);
        double terms =
                (double) field.rows().end(field.rows().positions() - 1)
                                * field.columns().end(field.columns().positions() - 1)
                        + field.positions();
        // every term is non-negative and rounded a few times: a relative error of a few units a
        // term
        double error = value * (terms + 20) * Math.ulp(1.0) * 4;
        return Rounded.UP.wholeBound(Rounded.UP.exp(value, error));
    }

    /// An axis by distances to its border.
    ///
    /// @param cells how many samples lie at each distance
    /// @param windows the sets of distances that positions see, with how many positions see each
    private record Lines(int[] cells, List<int[]> windows, List<Integer> copies) {
        static Lines of(Axis axis) {
            int samples = axis.end(axis.positions() - 1);
            int distances = Math.min(MOST_DISTANCES, (samples + 1) / 2);
            int[] cells = new int[distances];
            for (int x = 0; x < samples; x++) {
                cells[distance(x, samples, distances)]++;
            }
            Map<List<Integer>, Integer> sets = new HashMap<>();
            for (int p = 0; p < axis.positions(); p++) {
                TreeSet<Integer> seen = new TreeSet<>();
                for (int x = axis.first(p); x < axis.end(p); x++) {
                    seen.add(distance(x, samples, distances));
                }
                if (!seen.isEmpty()) {
                    sets.merge(List.copyOf(seen), 1, Integer::sum);
                }
            }
            List<int[]> windows = new ArrayList<>();
            List<Integer> copies = new ArrayList<>();
            sets.forEach((set, count) -> {
                windows.add(set.stream().mapToInt(Integer::intValue).toArray());
                copies.add(count);
            });
            return new Lines(cells, windows, copies);
        }

        private static int distance(int x, int samples, int distances) {
            return Math.min(Math.min(x, samples - 1 - x), distances - 1);
        }
    }

    private int index(int row, int column) {
        return row * columns.cells().length + column;
    }

    /// Σ κ λ, and its derivative into `gradient`.
    private double paid(double[] prices, double[] gradient) {
        double sum = 0;
        for (int r = 0; r < rows.cells().length; r++) {
            for (int c = 0; c < columns.cells().length; c++) {
                double inputs = (double) capacity * rows.cells()[r] * columns.cells()[c];
                sum += inputs * prices[index(r, c)];
                gradient[index(r, c)] = inputs;
            }
        }
        return sum;
    }

    /// The bound's logarithm at these prices.
    private double value(double[] prices) {
        return smoothed(prices, new double[prices.length], Double.POSITIVE_INFINITY);
    }

    /// The logarithm with the minimum replaced by −(1/β) ln Σ e^(−β λ), which is smaller, and its gradient.
    private double smoothed(double[] prices, double[] gradient, double beta) {
        double sum = paid(prices, gradient);
        for (int i = 0; i < rows.windows().size(); i++) {
            for (int j = 0; j < columns.windows().size(); j++) {
                double neurons =
                        (double) choice.filters() * rows.copies().get(i) * columns.copies().get(j);
                sum +=
                        position(
                                rows.windows().get(i),
                                columns.windows().get(j),
                                neurons,
                                prices,
                                gradient,
                                beta);
            }
        }
        return sum;
    }

    private double position(
            int[] down,
            int[] along,
            double neurons,
            double[] prices,
            double[] gradient,
            double beta) {
        double least = Double.POSITIVE_INFINITY;
        for (int r : down) {
            for (int c : along) {
                least = Math.min(least, prices[index(r, c)]);
            }
        }
        if (beta == Double.POSITIVE_INFINITY) {
            return neurons * Math.log1p(choice.breakpoints() * Math.exp(-least));
        }
        double total = 0;
        for (int r : down) {
            for (int c : along) {
                total += Math.exp(-beta * (prices[index(r, c)] - least));
            }
        }
        double soft = least - Math.log(total) / beta;
        double odds = choice.breakpoints() * Math.exp(-soft);
        double slope = neurons * odds / (1 + odds);
        for (int r : down) {
            for (int c : along) {
                gradient[index(r, c)] -=
                        slope * Math.exp(-beta * (prices[index(r, c)] - least)) / total;
            }
        }
        return neurons * Math.log1p(odds);
    }

    /// Prices from the best uniform price, by normalised descent with momentum; the best ever seen.
    private double[] minimise() {
        double[] prices = new double[rows.cells().length * columns.cells().length];
        Arrays.fill(prices, uniform());
        double[] best = prices.clone();
        double least = value(best);
        double[] gradient = new double[prices.length];
        double[] mean = new double[prices.length];
        double[] square = new double[prices.length];
        for (int step = 1; step <= STEPS; step++) {
            smoothed(prices, gradient, 5 + 60.0 * step / STEPS);
            double rate = 0.05 * (1 - (step - 1.0) / STEPS) + 1e-4;
            for (int i = 0; i < prices.length; i++) {
                mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
                square[i] = 0.99 * square[i] + 0.01 * gradient[i] * gradient[i];
                double unbiased = mean[i] / (1 - Math.pow(0.9, step));
                double scale = Math.sqrt(square[i] / (1 - Math.pow(0.99, step))) + 1e-12;
                prices[i] = Math.max(0, prices[i] - rate * unbiased / scale);
            }
            double value = value(prices);
            if (value < least) {
                least = value;
                best = prices.clone();
            }
        }
        return best;
    }

    /// The best price that is the same for all cells: e^(−λ) P / (1 + e^(−λ) P) = inputs / neurons.
    private double uniform() {
        double inputs = 0;
        for (int r : rows.cells()) {
            for (int c : columns.cells()) {
                inputs += (double) capacity * r * c;
            }
        }
        double neurons =
                (double) choice.filters()
                        * rows.copies().stream().mapToInt(Integer::intValue).sum()
                        * columns.copies().stream().mapToInt(Integer::intValue).sum();
        return inputs >= neurons
                ? 0
                : Math.max(0, Math.log(choice.breakpoints() * (neurons / inputs - 1)));
    }
}
