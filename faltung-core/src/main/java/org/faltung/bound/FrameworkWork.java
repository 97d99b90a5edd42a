package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the digits of a histogram bound cost, in elementary operations on 64-bit words.
///
/// The integers of a layer have w words (the weights) and v words (the values of the layers behind
/// it). A small step is a multiplication and a division by a small number, and the division costs some twelve
/// operations a word; a product costs w · v.
final class FrameworkWork {
    private static final double STEP = 20;
    private static final double DIVISION = 12;
    private static final double BITS = 64;

    private final Gamma gamma;
    private double work;

    private FrameworkWork(Gamma gamma) {
        this.gamma = gamma;
    }

    /// The cost of the whole bound.
    static double of(List<Operator> chain, int inputs, Gamma gamma) {
        FrameworkWork sum = new FrameworkWork(gamma);
        sum.add(chain, new Dimensions(inputs, inputs), 1);
        return sum.work;
    }

    /// Adds the cost of a chain.
    ///
    /// @param behind words of the values behind the chain
    /// @return words of the values in front of it
    private double add(List<Operator> chain, Dimensions dimensions, double behind) {
        List<Dimensions> fronts = new ArrayList<>(chain.size());
        Dimensions front = dimensions;
        for (Operator operator : chain) {
            fronts.add(front);
            front = front.through(operator, gamma);
        }
        double words = behind;
        for (int i = chain.size() - 1; i >= 0; i--) {
            words += add(chain.get(i), fronts.get(i), words);
        }
        return words;
    }

    /// Adds the cost of an operator, and returns the words of its weights.
    private double add(Operator operator, Dimensions dimensions, double behind) {
        return switch (operator) {
            case Operator.Linear _ -> 0;
            case Operator.Cutting cutting -> cut(cutting, dimensions, behind);
            case Operator.Collapsing(int units) -> collapse(units, dimensions, behind);
            case Operator.Parallel parallel -> parallel(parallel, dimensions, behind);
        };
    }

    private double cut(Operator.Cutting cutting, Dimensions dimensions, double behind) {
        Dimensions seen = dimensions.clipped(cutting.outputs());
        double words = 0;
        for (Map.Entry<Integer, Integer> kind : cutting.units().entrySet()) {
            words += bits(kind.getValue(), kind.getKey(), seen.most()) / BITS;
        }
        if (cutting.units().size() > 1) {
            work += CutSums.steps(cutting.units(), seen) * (STEP + words);
        }
        add(3.0 * seen.most(), values(seen), words, behind);
        return words;
    }

    private double collapse(int units, Dimensions dimensions, double behind) {
        if (dimensions.keeps(units, gamma)) {
            return cut(Operator.Cutting.of(1, units), dimensions, behind);
        }
        Dimensions seen = dimensions.clipped(units);
        double words = bits(units, 1, seen.most()) / BITS;
        double small = 6.0 * seen.most();
        double products = 3 * values(seen);
        for (int n = seen.least(); n <= seen.most(); n++) {
            if (!gamma.concentrated(units, n)) {
                double levels = (units - n) / 2.0;
                small += 10 * levels;
                products += levels - Math.max(0.0, units - 2.0 * n);
            }
        }
        add(small, products, words, behind);
        return words;
    }

    private void add(double small, double products, double words, double behind) {
        work += small * (STEP + DIVISION * words) + products * (STEP + words * behind);
    }

    private double parallel(Operator.Parallel pair, Dimensions dimensions, double behind) {
        double one = add(pair.one(), dimensions, 1);
        double other = add(pair.other(), dimensions, 1);
        work += values(dimensions) * (2 * STEP + one * other + (one + other) * behind);
        if (!isProduct(pair, dimensions, gamma)) {
            double steps = steps(pair, dimensions, gamma);
            if (steps <= Framework.MOST_STEPS) {
                work += steps * (STEP + DIVISION * (one + other) + (one + other) * behind);
            } else {
                add(pair.one(), dimensions, behind);
                add(pair.other(), dimensions, behind);
            }
        }
        return one + other;
    }

    /// Whether one of the branches keeps as many dimensions as the pair has room for.
    static boolean isProduct(Operator.Parallel pair, Dimensions dimensions, Gamma gamma) {
        int top = Math.min(dimensions.most(), pair.width());
        return dimensions.keptRank(pair.one(), gamma).orElse(0) >= top
                || dimensions.keptRank(pair.other(), gamma).orElse(0) >= top;
    }

    /// Operations of the sum over all pairs of dimensions behind two branches, for every dimension in front.
    static double steps(Operator.Parallel pair, Dimensions dimensions, Gamma gamma) {
        return values(dimensions) * stepsAt(pair, dimensions.most(), gamma);
    }

    private static double stepsAt(Operator.Parallel pair, int k, Gamma gamma) {
        Dimensions first = new Dimensions(k, k).through(pair.one(), gamma);
        return stepsAt(pair.one(), k, gamma) + values(first) * stepsAt(pair.other(), k, gamma);
    }

    private static double stepsAt(List<Operator> chain, int k, Gamma gamma) {
        double steps = 1.0 + k;
        for (Operator operator : chain) {
            steps +=
                    switch (operator) {
                        case Operator.Linear _ -> 1;
                        case Operator.Collapsing(int units) -> 2.0 * k + units;
                        case Operator.Cutting cutting ->
                                k + CutSums.steps(cutting.units(), new Dimensions(k, k));
                        case Operator.Parallel pair ->
                                isProduct(pair, new Dimensions(k, k), gamma)
                                        ? stepsAt(pair.one(), k, gamma)
                                                + stepsAt(pair.other(), k, gamma)
                                        : (1.0 + k) * stepsAt(pair, k, gamma);
                    };
        }
        return steps;
    }

    private static double values(Dimensions dimensions) {
        return dimensions.most() - dimensions.least() + 1.0;
    }

    /// log₂ Z_P(m, d), at most: (P + 1)^m, and (e m P / d)^d.
    private static double bits(double m, double breakpoints, int dimension) {
        double d = Math.max(1, dimension);
        double all = m * Math.log(breakpoints + 1);
        double some = d * Math.log(Math.max(1, Math.E * m * breakpoints / d));
        return Math.max(1, Math.min(all, some) / Math.log(2));
    }
}
