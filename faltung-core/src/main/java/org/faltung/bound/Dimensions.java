package org.faltung.bound;

import java.util.List;
import java.util.OptionalInt;

/// The dimensions that regions can have at some place of a network.
///
/// @param least the smallest, at least 0
/// @param most the largest
record Dimensions(int least, int most) {

    /// The dimensions behind a map of at most that rank.
    Dimensions clipped(int rank) {
        return new Dimensions(Math.min(least, rank), Math.min(most, rank));
    }

    /// The dimensions behind some operators.
    Dimensions through(List<Operator> chain, Gamma gamma) {
        Dimensions dimensions = this;
        for (Operator operator : chain) {
            dimensions = dimensions.through(operator, gamma);
        }
        return dimensions;
    }

    /// The dimensions behind an operator.
    Dimensions through(Operator operator, Gamma gamma) {
        return switch (operator) {
            case Operator.Linear(int rank) -> clipped(rank);
            case Operator.Cutting cutting -> clipped(cutting.outputs());
            case Operator.Collapsing(int units) -> collapsed(units, gamma);
            case Operator.Parallel(List<Operator> one, List<Operator> other, int width) -> {
                Dimensions a = through(one, gamma);
                Dimensions b = through(other, gamma);
                yield new Dimensions(
                        Math.min(least, (int) Math.min((long) a.least + b.least, width)),
                        Math.min(most, (int) Math.min((long) a.most + b.most, width)));
            }
        };
    }

    private Dimensions collapsed(int units, Gamma gamma) {
        Dimensions before = clipped(units);
        // what is left first grows with the dimension, then falls
        int left = Math.min(gamma.left(units, before.least), gamma.left(units, before.most));
        return new Dimensions(left, before.most);
    }

    /// The rank r, if from every dimension k some operators lead to min(k, r) in every region.
    OptionalInt keptRank(List<Operator> chain, Gamma gamma) {
        int rank = Integer.MAX_VALUE;
        for (Operator operator : chain) {
            Dimensions before = clipped(rank);
            OptionalInt next = before.keptRank(operator, gamma);
            if (next.isEmpty()) {
                return next;
            }
            rank = Math.min(rank, next.getAsInt());
        }
        return OptionalInt.of(rank);
    }

    private OptionalInt keptRank(Operator operator, Gamma gamma) {
        return switch (operator) {
            case Operator.Linear(int rank) -> OptionalInt.of(rank);
            case Operator.Cutting cutting -> OptionalInt.of(cutting.outputs());
            case Operator.Collapsing(int units) ->
                    keeps(units, gamma) ? OptionalInt.of(units) : OptionalInt.empty();
            case Operator.Parallel(List<Operator> one, List<Operator> other, int width) -> {
                OptionalInt a = keptRank(one, gamma);
                OptionalInt b = keptRank(other, gamma);
                yield a.isEmpty() || b.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of((int) Math.min((long) a.getAsInt() + b.getAsInt(), width));
            }
        };
    }

    /// Whether a layer of ReLU units leaves min(k, units) of every dimension k, in every pattern.
    boolean keeps(int units, Gamma gamma) {
        int top = Math.min(most, units);
        return gamma.left(units, top) == top;
    }
}
