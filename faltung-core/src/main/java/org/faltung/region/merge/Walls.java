package org.faltung.region.merge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.LinearProgram;
import org.faltung.polytope.Optimum;
import org.faltung.region.ExactCell;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;

/// The walls of a region, which of them are facets, and who lives beyond.
///
/// Everything is exact. Not for two threads at once.
public final class Walls {
    private final Problem problem;
    private final Wiring wiring;
    private final ExactCell cell;
    private final Germ germ;
    private final List<AffineForm> domain;
    private Prefix pattern = Prefix.ROOT;
    private List<Wall> walls = List.of();
    private boolean plain;

    /// Makes ready for a problem.
    public Walls(Problem problem) {
        this(problem, () -> {});
    }

    /// Makes ready for a problem.
    ///
    /// @param between run now and then; ends the work by an exception
    public Walls(Problem problem, Runnable between) {
        this.problem = problem;
        wiring = new Wiring(problem.folds());
        cell = new ExactCell(problem.folds(), between);
        germ = new Germ(wiring, between);
        domain = problem.domain().constraints();
    }

    /// The pattern of a network at a point.
    public static Prefix patternAt(FoldSequence folds, List<Rational> point) {
        return patternAt(folds, point, () -> {});
    }

    /// The pattern of a network at a point.
    ///
    /// @param between run now and then; ends the work by an exception
    public static Prefix patternAt(FoldSequence folds, List<Rational> point, Runnable between) {
        List<Rational> still = Collections.nCopies(point.size(), Rational.ZERO);
        return new Germ(new Wiring(folds), between).pattern(point, still);
    }

    /// Turns to a region.
    public void of(Prefix region) {
        pattern = region;
        plain = true;
        Map<AffineForm, List<Wall.Crossing>> crossings = new LinkedHashMap<>();
        domain.forEach(form -> crossings.put(primitive(form), new ArrayList<>()));
        int faces = crossings.size();
        for (int l = 0; l < wiring.place.length; l++) {
            for (int u = 0; u < wiring.place[l].length; u++) {
                if (wiring.place[l][u] >= 0) {
                    cell.fix(l, u, region.piece(wiring.place[l][u]));
                    add(l, u, crossings);
                }
            }
        }
        walls = new ArrayList<>();
        crossings.forEach((form, list) -> walls.add(new Wall(form, walls.size() < faces, list)));
    }

    private void add(int layer, int unit, Map<AffineForm, List<Wall.Crossing>> crossings) {
        int place = wiring.place[layer][unit];
        int piece = pattern.piece(place);
        List<ExactCell.Side> sides = cell.sides(layer, unit, piece);
        boolean maximum = wiring.unit(layer, unit) instanceof Unit.Maximum;
        for (int i = 0; i < sides.size(); i++) {
            AffineForm form = sides.get(i).form();
            if (form.isConstant()) {
                plain &= !form.isZero();
                continue;
            }
            int beyond =
                    maximum
                            ? (i < piece ? i : i + 1)
                            : sides.get(i).strict() ? piece - 1 : piece + 1;
            crossings
                    .computeIfAbsent(primitive(form), _ -> new ArrayList<>())
                    .add(new Wall.Crossing(place, beyond));
        }
    }

    /// The affine map of the output on the region, output after output, in the coordinates of the domain.
    public List<AffineForm> map() {
        List<AffineForm> map = new ArrayList<>();
        for (int row = 0; row < wiring.folds.output().outputs(); row++) {
            map.add(cell.output(row));
        }
        return map;
    }

    /// The walls, those of the domain first.
    public List<Wall> walls() {
        return Collections.unmodifiableList(walls);
    }

    /// The pattern beyond a wall, if the wall is a facet, could be read off: one unit changes its piece and no
    /// other function is 0 on the wall. Else empty.
    public Optional<Prefix> obviousNeighbour(Wall wall) {
        if (!plain || wall.ofDomain() || wall.crossings().size() != 1) {
            return Optional.empty();
        }
        Wall.Crossing crossing = wall.crossings().getFirst();
        int[] pieces = new int[pattern.length()];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = pattern.piece(i);
        }
        pieces[crossing.place()] = crossing.piece();
        return Optional.of(Prefix.of(pieces, pieces.length));
    }

    /// A point inside the facet that a wall makes; empty if it makes none.
    ///
    /// Maximises t ≤ 1 where the wall's function is 0 and all others are at least t.
    public Optional<List<Rational>> insideFacet(Wall wall) {
        int d = problem.dimension();
        AffineForm t = AffineForm.coordinate(d + 1, d);
        List<AffineForm> constraints = new ArrayList<>();
        constraints.add(lifted(wall.form()));
        constraints.add(lifted(wall.form()).negated());
        constraints.add(t.negated().plus(Rational.ONE));
        for (Wall other : walls) {
            if (!other.form().equals(wall.form())) {
                constraints.add(lifted(other.form()).minus(t));
            }
        }
        return switch (new LinearProgram(constraints, t).solve()) {
            case Optimum.Attained(List<Rational> point, Rational most, _, _) ->
                    most.signum() > 0
                            ? Optional.of(List.copyOf(point.subList(0, d)))
                            : Optional.empty();
            case Optimum.Infeasible _ -> Optional.empty();
            case Optimum.Unbounded _ -> throw new IllegalStateException("t is at most 1");
        };
    }

    /// The pattern of the region beyond a facet.
    ///
    /// @param inside a point inside the facet
    public Prefix neighbour(Wall wall, List<Rational> inside) {
        List<Rational> out = new ArrayList<>();
        for (int q = 0; q < problem.dimension(); q++) {
            out.add(wall.form().coefficient(q).negated());
        }
        return germ.pattern(inside, out);
    }

    private static AffineForm lifted(AffineForm form) {
        List<BigInteger> numerators = new ArrayList<>();
        for (int q = 0; q < form.dimension(); q++) {
            numerators.add(form.numerator(q));
        }
        numerators.add(BigInteger.ZERO);
        numerators.add(form.numerator(form.dimension()));
        return AffineForm.of(numerators, form.denominator());
    }

    /// The positive multiple with integer coefficients that have no common divisor.
    private static AffineForm primitive(AffineForm form) {
        BigInteger common = BigInteger.ZERO;
        for (int q = 0; q <= form.dimension() && !common.equals(BigInteger.ONE); q++) {
            common = common.gcd(form.numerator(q));
        }
        if (common.signum() == 0) {
            return form;
        }
        List<BigInteger> numerators = new ArrayList<>();
        for (int q = 0; q <= form.dimension(); q++) {
            BigInteger numerator = form.numerator(q);
            numerators.add(common.equals(BigInteger.ONE) ? numerator : numerator.divide(common));
        }
        return AffineForm.of(numerators, BigInteger.ONE);
    }
}
