package org.faltung.io.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// Affine functions of the inputs that are at least 0, gathered: the tightest ends of every single input,
/// and what links several.
final class InputConstraints {
    private final int ambient;
    private final Map<Integer, Rational> lows = new TreeMap<>();
    private final Map<Integer, Rational> highs = new TreeMap<>();
    private final List<Linear> links = new ArrayList<>();

    InputConstraints(int ambient) {
        this.ambient = ambient;
    }

    void addAtLeastZero(Linear function) {
        if (function.slopes().size() != 1) {
            if (!function.isConstant() || function.constant().signum() < 0) {
                links.add(function);
            }
            return;
        }
        function.slopes()
                .forEach((input, slope) -> {
                    Rational end = function.constant().negated().over(slope);
                    if (slope.signum() > 0) {
                        lows.merge(input, end, (a, b) -> a.compareTo(b) >= 0 ? a : b);
                    } else {
                        highs.merge(input, end, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                    }
                });
    }

    /// The box, the polytope, or the space that is left.
    Domain domain() {
        if (links.isEmpty() && lows.size() == ambient && highs.size() == ambient) {
            List<Range> sides = new ArrayList<>();
            lows.forEach((input, low) -> sides.add(new Range(low, highs.getOrDefault(input, low))));
            return new Domain.Box(sides);
        }
        List<AffineForm> rows = new ArrayList<>();
        for (int q = 0; q < ambient; q++) {
            if (lows.containsKey(q)) {
                Linear above = Linear.constant(lows.getOrDefault(q, Rational.ZERO));
                rows.add(Linear.input(q).minus(above).form(ambient));
            }
            if (highs.containsKey(q)) {
                Linear below = Linear.constant(highs.getOrDefault(q, Rational.ZERO));
                rows.add(below.minus(Linear.input(q)).form(ambient));
            }
        }
        links.forEach(link -> rows.add(link.form(ambient)));
        return rows.isEmpty() ? new Domain.Space(ambient) : new Domain.Polytope(ambient, rows);
    }
}
