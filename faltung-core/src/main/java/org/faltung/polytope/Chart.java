package org.faltung.polytope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;

/// A domain in coordinates of its own affine hull: t ∈ Rᵈ stands for the point embedding(t) ∈ Rⁿ.
///
/// @param embedding the affine map Rᵈ → Rⁿ; empty for the identity
/// @param polyhedron the domain in these coordinates; with interior, unless the domain is empty
/// @param empty whether the domain has no point at all
/// @param notes what a reader of the result should know of the domain
public record Chart(
        Optional<AffineMap> embedding, Polyhedron polyhedron, boolean empty, List<String> notes) {
    /// Copies the notes.
    public Chart {
        notes = List.copyOf(notes);
    }

    /// The chart of a domain.
    ///
    /// @throws IllegalArgumentException if directions of a slice are linearly dependent
    public static Chart of(Domain domain) {
        return switch (domain) {
            case Domain.Space(int n) -> plain(Polyhedron.where(n, List.of()));
            case Domain.Box(List<Range> sides) -> ofBox(sides);
            case Domain.Polytope(int n, List<AffineForm> rows) -> Hull.of(n, rows);
            case Domain.Slice slice -> ofSlice(slice);
        };
    }

    /// The dimension d of the domain's affine hull; 0 for a single point.
    public int dimension() {
        return polyhedron.dimension();
    }

    static Chart plain(Polyhedron polyhedron) {
        return new Chart(Optional.empty(), polyhedron, false, List.of());
    }

    static Chart nothing(int dimension) {
        return new Chart(
                Optional.empty(),
                Polyhedron.where(dimension, List.of()),
                true,
                List.of("the domain is empty"));
    }

    private static Chart ofBox(List<Range> sides) {
        if (sides.stream().anyMatch(Range::isEmpty)) {
            return nothing(sides.size());
        }
        List<Range> open = sides.stream().filter(side -> !side.isPoint()).toList();
        Polyhedron box = Polyhedron.box(open);
        if (open.size() == sides.size()) {
            return plain(box);
        }
        AffineMapBuilder embedding = new AffineMapBuilder(open.size());
        int next = 0;
        for (Range side : sides) {
            if (side.isPoint()) {
                embedding.addOffset(side.low());
            } else {
                embedding.add(next++, 1);
            }
            embedding.endRow();
        }
        return new Chart(
                Optional.of(embedding.build()),
                box,
                false,
                List.of(flat(open.size(), sides.size())));
    }

    static String flat(int dimension, int ambient) {
        return "the domain has dimension "
                + dimension
                + " in an input space of dimension "
                + ambient
                + ": regions are counted within its affine hull";
    }

    private static Chart ofSlice(Domain.Slice slice) {
        requireIndependent(slice.directions());
        int dimension = slice.directions().size();
        AffineMapBuilder embedding = new AffineMapBuilder(dimension);
        for (int i = 0; i < slice.ambient(); i++) {
            for (int t = 0; t < dimension; t++) {
                Rational step = slice.directions().get(t).get(i);
                if (step.signum() != 0) {
                    embedding.add(t, step);
                }
            }
            embedding.addOffset(slice.origin().get(i)).endRow();
        }
        AffineMap map = embedding.build();
        if (slice.window().isEmpty()) {
            return new Chart(
                    Optional.of(map), Polyhedron.where(dimension, List.of()), false, List.of());
        }
        Chart window = ofBox(slice.window().get());
        Optional<AffineMap> flat = window.embedding();
        return new Chart(
                Optional.of(flat.map(map::after).orElse(map)),
                window.polyhedron(),
                window.empty(),
                flat.map(inner -> List.of(flat(inner.inputs(), slice.ambient())))
                        .orElse(window.notes()));
    }

    private static void requireIndependent(List<List<Rational>> directions) {
        List<List<Rational>> reduced = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            List<Rational> rest = new ArrayList<>(directions.get(i));
            for (List<Rational> row : reduced) {
                int lead = lead(row);
                if (rest.get(lead).signum() != 0) {
                    Rational factor = rest.get(lead).over(row.get(lead));
                    for (int q = 0; q < rest.size(); q++) {
                        rest.set(q, rest.get(q).minus(row.get(q).times(factor)));
                    }
                }
            }
            if (lead(rest) < 0) {
                throw new IllegalArgumentException(
                        "direction number "
                                + (i + 1)
                                + " of the slice is 0 or depends on those before it; give linearly"
                                + " independent directions");
            }
            reduced.add(rest);
        }
    }

    private static int lead(List<Rational> row) {
        for (int q = 0; q < row.size(); q++) {
            if (row.get(q).signum() != 0) {
                return q;
            }
        }
        return -1;
    }
}
