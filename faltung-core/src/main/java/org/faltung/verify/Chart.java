package org.faltung.verify;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// Coordinates of a domain, in which it may have interior: R^n itself without the coordinates that a box fixes,
/// or the coordinates of a slice without those that its window fixes.
///
/// @param dimension the number of coordinates
/// @param inputs every input of the network as a function of them
/// @param constraints functions that are at least 0 on the domain: for each coordinate with a range x − low, then
///     high − x; then the rows of a polytope
/// @param empty whether a range holds no number
record Chart(int dimension, List<AffineForm> inputs, List<AffineForm> constraints, boolean empty) {

    /// The coordinates of a domain.
    ///
    /// @throws IllegalArgumentException if the directions of a slice are dependent
    static Chart of(Domain domain) {
        return switch (domain) {
            case Domain.Space(int n) -> new Chart(n, coordinates(n), List.of(), false);
            case Domain.Polytope(int n, List<AffineForm> rows) ->
                    new Chart(n, coordinates(n), rows, false);
            case Domain.Box(List<Range> sides) -> ranged(sides);
            case Domain.Slice slice -> sliced(slice);
        };
    }

    private static List<AffineForm> coordinates(int n) {
        List<AffineForm> coordinates = new ArrayList<>();
        for (int q = 0; q < n; q++) {
            coordinates.add(AffineForm.coordinate(n, q));
        }
        return coordinates;
    }

    private static Chart ranged(List<Range> sides) {
        int free = (int) sides.stream().filter(side -> !side.isPoint()).count();
        List<AffineForm> inputs = new ArrayList<>();
        List<AffineForm> constraints = new ArrayList<>();
        boolean empty = false;
        int next = 0;
        for (Range side : sides) {
            empty |= side.isEmpty();
            if (side.isPoint()) {
                inputs.add(AffineForm.constant(free, side.low()));
            } else {
                AffineForm x = AffineForm.coordinate(free, next++);
                inputs.add(x);
                constraints.add(x.plus(side.low().negated()));
                constraints.add(x.negated().plus(side.high()));
            }
        }
        return new Chart(free, inputs, constraints, empty);
    }

    private static Chart sliced(Domain.Slice slice) {
        requireIndependent(slice.directions());
        int all = slice.directions().size();
        Chart window =
                slice.window()
                        .map(Chart::ranged)
                        .orElseGet(() -> new Chart(all, coordinates(all), List.of(), false));
        List<AffineForm> inputs = new ArrayList<>();
        for (int i = 0; i < slice.ambient(); i++) {
            AffineForm x = AffineForm.constant(window.dimension, slice.origin().get(i));
            for (int k = 0; k < all; k++) {
                Rational along = slice.directions().get(k).get(i);
                if (along.signum() != 0) {
                    x = x.plus(window.inputs.get(k).times(along));
                }
            }
            inputs.add(x);
        }
        return new Chart(window.dimension, inputs, window.constraints, window.empty);
    }

    /// Gaussian elimination, a vector at a time, against those before it.
    private static void requireIndependent(List<List<Rational>> directions) {
        List<Rational[]> reduced = new ArrayList<>();
        List<Integer> leading = new ArrayList<>();
        for (List<Rational> direction : directions) {
            Rational[] rest = direction.toArray(new Rational[0]);
            for (int k = 0; k < reduced.size(); k++) {
                Rational factor = rest[leading.get(k)];
                for (int i = 0; i < rest.length && factor.signum() != 0; i++) {
                    rest[i] = rest[i].minus(factor.times(reduced.get(k)[i]));
                }
            }
            int first = 0;
            while (first < rest.length && rest[first].signum() == 0) {
                first++;
            }
            if (first == rest.length) {
                throw new IllegalArgumentException(
                        "the directions of the slice are linearly dependent");
            }
            Rational lead = rest[first];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = rest[i].over(lead);
            }
            reduced.add(rest);
            leading.add(first);
        }
    }
}
