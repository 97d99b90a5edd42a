package org.faltung.slice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.region.plane.Outline;

/// The sides of all polygons, by the lines that they lie on and the side that the polygon lies on.
final class Borders {
    /// A stretch of a line, from one value of its parameter to another.
    record Stretch(Rational from, Rational to, boolean drawn, Face face, int side) {}

    /// The two sides of a line.
    record Line(boolean border, List<Stretch> left, List<Stretch> right) {
        Line sorted() {
            left.sort(Comparator.comparing(Stretch::from));
            right.sort(Comparator.comparing(Stretch::from));
            return this;
        }
    }

    private Borders() {}

    static List<Line> of(List<Face> faces) {
        Map<AffineForm, Line> lines = new LinkedHashMap<>();
        for (Face face : faces) {
            Outline outline = face.outline();
            for (int i = 0; i < outline.size(); i++) {
                List<Rational> one = outline.corner(i);
                List<Rational> two = outline.corner((i + 1) % outline.size());
                AffineForm form = through(one, two);
                boolean border = outline.side(i) == Outline.Side.BORDER;
                Line line =
                        lines.computeIfAbsent(
                                form, _ -> new Line(border, new ArrayList<>(), new ArrayList<>()));
                int q = one.getFirst().equals(two.getFirst()) ? 1 : 0;
                boolean rising = one.get(q).compareTo(two.get(q)) < 0;
                Rational from = rising ? one.get(q) : two.get(q);
                Rational to = rising ? two.get(q) : one.get(q);
                (rising ? line.left() : line.right())
                        .add(new Stretch(from, to, outline.isDrawn(i), face, i));
            }
        }
        return lines.values().stream().map(Line::sorted).toList();
    }

    /// The line through two points, scaled so that the first coefficient that is not 0 is 1.
    private static AffineForm through(List<Rational> one, List<Rational> two) {
        Rational a = two.getLast().minus(one.getLast());
        Rational b = one.getFirst().minus(two.getFirst());
        Rational c = a.times(one.getFirst()).plus(b.times(one.getLast())).negated();
        Rational lead = a.signum() == 0 ? b : a;
        return AffineForm.of(List.of(a, b), c).times(Rational.ONE.over(lead));
    }

    /// Sorted stretches that do not overlap, joined where they meet.
    static List<List<Rational>> joined(List<Stretch> stretches) {
        List<List<Rational>> joined = new ArrayList<>();
        for (Stretch stretch : stretches) {
            boolean meets = !joined.isEmpty() && joined.getLast().getLast().equals(stretch.from());
            if (!joined.isEmpty() && joined.getLast().getLast().compareTo(stretch.from()) > 0) {
                throw new AssertionError("faces overlap: " + stretches);
            }
            if (meets) {
                joined.set(joined.size() - 1, List.of(joined.getLast().getFirst(), stretch.to()));
            } else {
                joined.add(List.of(stretch.from(), stretch.to()));
            }
        }
        return joined;
    }
}
