package org.faltung.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faltung.exact.Rational;

/// An open convex set, not empty, on which a network's first layers have one pattern.
///
/// @param dimension the dimension d of the space
/// @param walls functions that are positive in it, as primitive integer rows
/// @param inside a point of it
/// @param pattern the pieces of the units so far, a list a folding layer
/// @param values what flows out of the last layer so far, in the order of
///     [org.faltung.network.Shape]
record Cell(
        int dimension,
        Set<List<BigInteger>> walls,
        List<Rational> inside,
        List<List<Integer>> pattern,
        List<Affine> values) {

    /// The set where functions are positive, if there is such a point.
    static Optional<Cell> where(int dimension, List<Affine> positive, List<Affine> values) {
        Set<List<BigInteger>> walls = new LinkedHashSet<>();
        positive.forEach(function -> walls.add(function.primitive()));
        return of(dimension, walls).map(x -> new Cell(dimension, walls, x, List.of(), values));
    }

    private static Optional<List<Rational>> of(int dimension, Set<List<BigInteger>> walls) {
        WidestMargin.Optimum optimum = WidestMargin.of(dimension, walls);
        return optimum.margin().signum() > 0 ? Optional.of(optimum.point()) : Optional.empty();
    }

    /// The part where one more function is positive, if it is not empty.
    Optional<Cell> where(Affine function) {
        if (function.isConstant()) {
            return function.constant().signum() > 0 ? Optional.of(this) : Optional.empty();
        }
        Set<List<BigInteger>> more = new LinkedHashSet<>(walls);
        more.add(function.primitive());
        Optional<List<Rational>> point =
                function.at(inside).signum() > 0 ? Optional.of(inside) : of(dimension, more);
        return point.map(x -> new Cell(dimension, more, x, pattern, values));
    }

    /// The part where all of some functions are positive, if it is not empty.
    Optional<Cell> where(List<Affine> functions) {
        Optional<Cell> part = Optional.of(this);
        for (Affine function : functions) {
            part = part.flatMap(cell -> cell.where(function));
        }
        return part;
    }

    Cell with(List<Affine> values) {
        return new Cell(dimension, walls, inside, pattern, values);
    }

    /// The cell at the start of one more folding layer.
    Cell opened() {
        List<List<Integer>> more = new ArrayList<>(pattern);
        more.add(List.of());
        return new Cell(dimension, walls, inside, more, List.of());
    }

    /// The cell with the piece of one more unit of the last folding layer, and its value.
    Cell with(int piece, Affine value) {
        List<List<Integer>> pieces = new ArrayList<>(pattern);
        List<Integer> last = new ArrayList<>(pieces.removeLast());
        last.add(piece);
        pieces.add(List.copyOf(last));
        List<Affine> more = new ArrayList<>(values);
        more.add(value);
        return new Cell(dimension, walls, inside, List.copyOf(pieces), List.copyOf(more));
    }

    /// The cell with the pattern of all but the last folding layer.
    Cell withoutLast() {
        List<List<Integer>> fewer = pattern.subList(0, pattern.size() - 1);
        return new Cell(dimension, walls, inside, List.copyOf(fewer), values);
    }

    /// Whether the closures of two cells without common points meet in dimension d − 1.
    ///
    /// Then that part spans a hyperplane h = 0, which is the hull of a facet of both cells, so h is
    /// a wall of one and −h of the other; and in the hyperplane there is a point where every other
    /// wall of either is positive. Conversely such a point has a neighbourhood in h = 0 that both
    /// closures hold.
    boolean sharesFacetWith(Cell other) {
        for (List<BigInteger> wall : walls) {
            List<BigInteger> opposite = wall.stream().map(BigInteger::negate).toList();
            if (other.walls.contains(opposite) && meets(other, wall, opposite)) {
                return true;
            }
        }
        return false;
    }

    private boolean meets(Cell other, List<BigInteger> wall, List<BigInteger> opposite) {
        Affine h = affine(wall);
        int q = 0;
        while (h.terms().get(q).signum() == 0) {
            q++;
        }
        Set<List<BigInteger>> rest = new LinkedHashSet<>(walls);
        rest.addAll(other.walls);
        rest.remove(wall);
        rest.remove(opposite);
        Set<List<BigInteger>> onWall = new LinkedHashSet<>();
        for (List<BigInteger> row : rest) {
            onWall.add(affine(row).on(h, q).primitive());
        }
        return of(dimension - 1, onWall).isPresent();
    }

    private static Affine affine(List<BigInteger> row) {
        return new Affine(row.stream().map(Rational::of).toList());
    }
}
