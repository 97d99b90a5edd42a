package org.faltung.region.reduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineMap;
import org.faltung.polytope.Range;
import org.faltung.region.Problem;

/// A problem of smaller dimension with the same tree of cells: the same patterns, hence the same counts of every
/// layer, and with points that go back.
///
/// Let M be the matrix of the first layer's rows and the domain's. A coordinate whose column is 0 is dropped:
/// the domain is a product with its range. The directions v with M v = 0 in which no coordinate with a
/// range changes leave network and domain as they are; so the cells are those of the quotient, and a cell has
/// interior if its image in the quotient has. Coordinates of the quotient are
///
/// 1. independent rows of M themselves, so that their hyperplanes become coordinate hyperplanes; if all rows
///    are independent, or all others short combinations of them ([Coordinates#PRE_ACTIVATIONS]);
/// 2. else as many given coordinates on which the rows stay independent, the others being put to 0; so no number
///    changes ([Coordinates#PLANE]).
///
/// Rows are independent if they are so modulo a prime; dependent only by an exact proof. Where a proof would
/// take long, the coordinates stay: a reduction is never needed for a right answer.
public final class Reduction {
    /// The products modulo a prime to spend on independence: a second or two.
    private static final long MOST_PRODUCTS = 400_000_000L;

    /// The products to spend on short combinations, and on a proof in large integers.
    private static final long MOST_COMBINING = 50_000_000L;

    private static final long MOST_PROVING = 10_000_000L;

    private final Problem given;
    private final Problem problem;
    private final Coordinates coordinates;
    private final List<Integer>
            kept; // the given coordinate that a new one is, for the first of these
    private final Optional<Preimage> preimage;

    private Reduction(
            Problem given,
            Problem problem,
            Coordinates coordinates,
            List<Integer> kept,
            Optional<Preimage> preimage) {
        this.given = given;
        this.problem = problem;
        this.coordinates = coordinates;
        this.kept = List.copyOf(kept);
        this.preimage = preimage;
    }

    /// Reduces a problem. Patterns, numbers of layers and of units stay the same.
    public static Reduction of(Problem given) {
        Optional<FirstRows> found = FirstRows.of(given);
        if (found.isEmpty()) {
            return unchanged(given);
        }
        FirstRows first = found.get();
        List<Integer> seen = first.seen();
        int[] free =
                seen.stream()
                        .filter(q -> given.domain().side(q).isEmpty())
                        .mapToInt(Integer::intValue)
                        .toArray();
        Optional<Pivots> pivots = Pivots.of(first.map(), free, MOST_PRODUCTS);
        if (pivots.isPresent() && !pivots.get().rows().isEmpty()) {
            Dependence dependence = new Dependence(first.map(), pivots.get());
            Optional<Reduction> byRows = byRows(given, first, pivots.get(), dependence);
            if (byRows.isPresent()) {
                return byRows.get();
            }
            List<Integer> columns = pivots.get().columns();
            if (columns.size() < free.length && dependence.provesRank(free, MOST_PROVING)) {
                List<Integer> plane =
                        seen.stream()
                                .filter(q -> columns.contains(q) || hasSide(given, q))
                                .toList();
                return onto(given, first, plane, Coordinates.PLANE);
            }
        }
        return onto(given, first, seen, Coordinates.GIVEN);
    }

    private static boolean hasSide(Problem problem, int coordinate) {
        return problem.domain().side(coordinate).isPresent();
    }

    private static Reduction unchanged(Problem given) {
        List<Integer> all = IntStream.range(0, given.dimension()).boxed().toList();
        return new Reduction(given, given, Coordinates.GIVEN, all, Optional.empty());
    }

    private static Reduction onto(
            Problem given, FirstRows first, List<Integer> kept, Coordinates coordinates) {
        if (kept.size() == given.dimension()) {
            return unchanged(given);
        }
        List<Optional<Range>> sides = kept.stream().map(q -> given.domain().side(q)).toList();
        return new Reduction(
                given, first.problem(first.on(kept), sides), coordinates, kept, Optional.empty());
    }

    private static Optional<Reduction> byRows(
            Problem given, FirstRows first, Pivots pivots, Dependence dependence) {
        List<Integer> rows = pivots.rows();
        List<List<Rational>> combinations = List.of();
        if (!pivots.otherRows().isEmpty()) {
            long work = (long) rows.size() * rows.size();
            if (work * (rows.size() + pivots.otherRows().size()) > MOST_COMBINING) {
                return Optional.empty();
            }
            Optional<List<List<Rational>>> found = dependence.shortCombinations();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            combinations = found.get();
        }
        List<Integer> ranged = first.seen().stream().filter(q -> hasSide(given, q)).toList();
        Optional<AffineMap> over = first.over(ranged, pivots, combinations);
        if (over.isEmpty()) {
            return Optional.empty();
        }
        List<Optional<Range>> sides = new ArrayList<>();
        ranged.forEach(q -> sides.add(given.domain().side(q)));
        rows.forEach(_ -> sides.add(Optional.empty()));
        Preimage preimage = new Preimage(first.map(), rows, pivots.columns(), ranged.size());
        return Optional.of(
                new Reduction(
                        given,
                        first.problem(over.get(), sides),
                        Coordinates.PRE_ACTIVATIONS,
                        ranged,
                        Optional.of(preimage)));
    }

    /// The reduced problem; the given one if nothing could be done.
    public Problem problem() {
        return problem;
    }

    /// What its coordinates are.
    public Coordinates coordinates() {
        return coordinates;
    }

    /// Whether the problem is the given one.
    public boolean isIdentity() {
        return problem.equals(given);
    }

    /// A point of the given problem that a point of the reduced one stands for, with the same values of all
    /// pre-activations; in the interior of the domain if the reduced point is.
    public List<Rational> preimage(List<Rational> point) {
        List<Rational> back = new ArrayList<>();
        for (int q = 0; q < given.dimension(); q++) {
            back.add(given.domain().side(q).map(Reduction::middle).orElse(Rational.ZERO));
        }
        for (int k = 0; k < kept.size(); k++) {
            back.set(kept.get(k), point.get(k));
        }
        preimage.ifPresent(solver -> solver.complete(back, point));
        return List.copyOf(back);
    }

    private static Rational middle(Range side) {
        return side.low().plus(side.high()).over(Rational.of(2));
    }

    /// Such as `R^16 -> R^9, pre-activations`.
    @Override
    public String toString() {
        String name = coordinates.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "R^" + given.dimension() + " -> R^" + problem.dimension() + ", " + name;
    }
}
