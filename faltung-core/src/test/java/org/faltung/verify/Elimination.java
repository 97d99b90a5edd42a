package org.faltung.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;

/// Solves systems of strict inequalities by the elimination of Fourier and Motzkin: for tests, in few dimensions.
final class Elimination {
    private Elimination() {}

    /// A point where all functions are greater than 0, if there is one.
    static Optional<List<Rational>> inside(List<List<Rational>> functions, int dimension) {
        if (dimension == 0) {
            boolean all = functions.stream().allMatch(f -> f.getFirst().signum() > 0);
            return all ? Optional.of(new ArrayList<>()) : Optional.empty();
        }
        int last = dimension - 1;
        List<List<Rational>> lower = new ArrayList<>();
        List<List<Rational>> upper = new ArrayList<>();
        List<List<Rational>> shadow = new ArrayList<>();
        for (List<Rational> f : functions) {
            switch (f.get(last).signum()) {
                case 1 -> lower.add(bound(f, last));
                case -1 -> upper.add(bound(f, last));
                default -> shadow.add(without(f, last));
            }
        }
        for (List<Rational> low : lower) {
            for (List<Rational> high : upper) {
                List<Rational> gap = new ArrayList<>();
                for (int q = 0; q < low.size(); q++) {
                    gap.add(high.get(q).minus(low.get(q)));
                }
                shadow.add(gap);
            }
        }
        return inside(shadow.stream().distinct().toList(), last)
                .map(point -> {
                    point.add(between(lower, upper, point));
                    return point;
                });
    }

    /// The function −(f without x) / (coefficient of x): x is above it or below.
    private static List<Rational> bound(List<Rational> f, int x) {
        return without(f, x).stream().map(c -> c.negated().over(f.get(x))).toList();
    }

    private static List<Rational> without(List<Rational> f, int x) {
        List<Rational> rest = new ArrayList<>(f);
        rest.remove(x);
        return rest;
    }

    private static Rational between(
            List<List<Rational>> lower, List<List<Rational>> upper, List<Rational> point) {
        Optional<Rational> low = lower.stream().map(f -> at(f, point)).max(Rational::compareTo);
        Optional<Rational> high = upper.stream().map(f -> at(f, point)).min(Rational::compareTo);
        if (low.isPresent() && high.isPresent()) {
            return simplest(low.get(), high.get());
        }
        return low.map(l -> whole(l).plus(Rational.ONE))
                .or(() -> high.map(h -> whole(h).minus(Rational.ONE)))
                .orElse(Rational.ZERO);
    }

    private static Rational whole(Rational x) {
        return Rational.of(x.numerator().divide(x.denominator()));
    }

    /// A multiple of the largest power of 1/2 of which one lies between two numbers.
    private static Rational simplest(Rational low, Rational high) {
        for (int k = 0; ; k++) {
            BigInteger scale = BigInteger.ONE.shiftLeft(k);
            BigInteger floor =
                    low.numerator()
                            .multiply(scale)
                            .subtract(low.denominator())
                            .divide(low.denominator());
            for (int step = 0; step < 4; step++) {
                Rational x = Rational.of(floor.add(BigInteger.valueOf(step)), scale);
                if (x.compareTo(low) > 0 && x.compareTo(high) < 0) {
                    return x;
                }
            }
        }
    }

    static Rational at(List<Rational> f, List<Rational> point) {
        Rational sum = f.getLast();
        for (int q = 0; q < point.size(); q++) {
            sum = sum.plus(f.get(q).times(point.get(q)));
        }
        return sum;
    }
}
