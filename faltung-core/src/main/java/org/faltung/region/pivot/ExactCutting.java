package org.faltung.region.pivot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.ExactDictionary;
import org.faltung.polytope.IntegerRows;
import org.faltung.polytope.RelativeInterior;
import org.faltung.region.ExactCell;
import org.jspecify.annotations.Nullable;

/// The exact rung of [Cutting]: cells as dictionaries in integers.
///
/// A cell that floating point was in doubt about becomes an exact one, and so are all cells below it as long as
/// 64 bits suffice: where one corner is degenerate, many are. No point inside is needed, since exact crossings
/// are certain.
final class ExactCutting {
    private static final Rational HALF = Rational.of(0.5);

    private final int d;
    private final Walls walls;
    private final Side side;
    private final Units units;
    private final int[] piece; // of all units on the path
    private final List<AffineForm> domain;
    private final FoldSequence folds;
    private final ExactCell cell;
    private final IntegerRows rows;
    private final IntegerRows basisRows;
    private final ExactDictionary basis;
    private final double[] gathered;
    private int[] wallOf = new int[64]; // the walls that the rows are
    private @Nullable Cell owner; // whose walls the stack holds
    long exactly;

    ExactCutting(
            FoldSequence folds,
            List<AffineForm> domain,
            Units units,
            Walls walls,
            Side side,
            int[] piece) {
        d = walls.d;
        this.folds = folds;
        this.domain = domain;
        this.units = units;
        this.walls = walls;
        this.side = side;
        this.piece = piece;
        cell = new ExactCell(folds);
        rows = new IntegerRows(d);
        basisRows = new IntegerRows(d);
        basis = new ExactDictionary(basisRows);
        gathered = new double[d + 1];
    }

    ExactDictionary dictionary() {
        return new ExactDictionary(rows);
    }

    /// Decides the loaded side in a cell.
    ///
    /// @param hint a sign that it is known to take somewhere, or 0
    int decide(Cell of, int hint) {
        exactly++;
        if (!of.exactValid || of.floats && owner != of) {
            build(of);
        }
        ExactDictionary corner = of.exact;
        int n = of.exactCount;
        rows.keep(n);
        pushSide(rows);
        int start = corner.sign(n, d);
        int way = start != 0 ? start : hint != 0 ? hint : 1;
        boolean falls = corner.walk(n, way, n, true) == ExactDictionary.End.CROSSES;
        if (!falls) {
            return vanishes(corner, n) ? Cutting.ZERO : way;
        }
        boolean both = start != 0 || hint == way;
        if (!both) {
            both = corner.walk(n, -way, n, true) == ExactDictionary.End.CROSSES;
        }
        if (!both) {
            return -way;
        }
        corner.exchange(n, corner.column());
        of.corner.column = corner.column();
        return Cutting.CROSSES;
    }

    /// The sign that the loaded side keeps on an exact cell without vanishing there; 0 if there is none.
    int screen(Cell of) {
        ExactDictionary corner = of.exact;
        int n = of.exactCount;
        rows.keep(n);
        pushSide(rows);
        int start = corner.sign(n, d);
        int way = start != 0 ? start : 1;
        boolean falls = corner.walk(n, way, n, true) == ExactDictionary.End.CROSSES;
        if (falls && start == 0) {
            way = -way;
            falls = corner.walk(n, way, n, true) == ExactDictionary.End.CROSSES;
        }
        if (falls || vanishes(corner, n)) {
            return 0;
        }
        exactly++;
        return way;
    }

    /// Adds the labels of the walls with a slope other than 0, at the corner where the loaded side is optimal.
    void support(Cell of, int verdict, List<Integer> labels) {
        if (of.floats && basisShows(of.corner, verdict, labels)) {
            return;
        }
        labels.clear();
        if (decide(of, verdict) != verdict) {
            throw new IllegalStateException("two verdicts on one side");
        }
        for (int k = 0; k < d; k++) {
            int row = of.exact.at(k);
            if (row >= 0 && of.exact.sign(of.exactCount, k) != 0) {
                labels.add(walls.label[wallOf[row]]);
            }
        }
    }

    /// Whether the floating corner is exactly optimal: then adds the labels of its walls with a slope other than 0.
    private boolean basisShows(Corner corner, int verdict, List<Integer> labels) {
        exactly++;
        basisRows.keep(0);
        basis.reset();
        for (int wall : corner.at) {
            if (wall >= 0) {
                pushWall(basisRows, wall);
                basis.insert(basisRows.count() - 1);
            }
        }
        int n = basisRows.count();
        pushSide(basisRows);
        boolean shows = verdict * basis.sign(n, d) >= 0;
        boolean moves = basis.sign(n, d) != 0;
        for (int k = 0; k < d && shows; k++) {
            int slope = verdict * basis.sign(n, k);
            int row = basis.at(k);
            shows = row >= 0 ? slope >= 0 : slope == 0;
            moves |= slope != 0;
            if (row >= 0 && slope > 0) {
                labels.add(walls.label[wallAmong(corner, row)]);
            }
        }
        return shows && moves;
    }

    /// The wall that is a row of the basis: the rows are the walls in the order of the coordinates.
    private static int wallAmong(Corner corner, int row) {
        int left = row;
        for (int wall : corner.at) {
            if (wall >= 0 && left-- == 0) {
                return wall;
            }
        }
        throw new IllegalStateException("a row that is no wall");
    }

    /// A point inside: half way along the sum of all edges, or if another wall passes through the corner, by a linear
    /// program.
    List<Rational> point(Cell of) {
        List<Rational> corner = new ArrayList<>();
        List<Rational> direction = new ArrayList<>();
        for (int q = 0; q < d; q++) {
            Rational sum = Rational.ZERO;
            for (int k = 0; k < d; k++) {
                sum = of.exact.at(k) < 0 ? sum : sum.plus(of.exact.entry(q, k));
            }
            direction.add(sum);
            corner.add(of.exact.entry(q, d));
        }
        List<AffineForm> forms = new ArrayList<>();
        Rational step = Rational.ONE;
        for (int wall = 0; wall < walls.count; wall++) {
            AffineForm form = exactWall(wall);
            forms.add(form);
            Rational slope = form.at(direction).minus(form.constant());
            Rational value = form.at(corner);
            if (slope.signum() < 0) {
                Rational ratio = value.over(slope.negated());
                step = ratio.compareTo(step) < 0 ? ratio : step;
            } else if (slope.signum() == 0 && value.signum() == 0) {
                step = Rational.ZERO;
            }
        }
        if (step.signum() == 0) {
            return RelativeInterior.of(d, forms).orElseThrow().point();
        }
        Rational half = step.times(HALF);
        return IntStream.range(0, d)
                .mapToObj(q -> corner.get(q).plus(direction.get(q).times(half)))
                .toList();
    }

    private boolean vanishes(ExactDictionary corner, int row) {
        for (int k = 0; k <= d; k++) {
            if (corner.sign(row, k) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Inserts all walls of a cell, those first in which the floating corner lies.
    void build(Cell of) {
        rows.keep(0);
        if (owner != null) {
            owner.exactValid = false;
        }
        owner = of;
        ExactDictionary corner = of.exact;
        corner.reset();
        boolean[] done = new boolean[walls.count];
        for (int k = 0; k < d; k++) {
            int wall = of.corner.at[k];
            if (wall >= 0 && wall < walls.count) {
                done[wall] = true;
                insert(corner, wall);
            }
        }
        for (int wall = 0; wall < walls.count; wall++) {
            if (!done[wall]) {
                insert(corner, wall);
            }
        }
        of.exactValid = true;
        of.exactCount = rows.count();
    }

    private void insert(ExactDictionary corner, int wall) {
        wallAt(rows.count(), wall);
        pushWall(rows, wall);
        if (!corner.insert(rows.count() - 1)) {
            throw new IllegalStateException("a cell with a point inside has none");
        }
    }

    private void wallAt(int row, int wall) {
        if (row >= wallOf.length) {
            wallOf = Arrays.copyOf(wallOf, 2 * row);
        }
        wallOf[row] = wall;
    }

    private void pushSide(IntegerRows rows) {
        if (side.error == 0) {
            rows.push(side.coefficient, 0, 1);
        } else {
            rows.push(form(side.unit, side.one, side.other));
        }
    }

    private void pushWall(IntegerRows rows, int wall) {
        if (walls.error[wall] == 0) {
            for (int q = 0; q <= d; q++) {
                gathered[q] = walls.column[q][wall];
            }
            rows.push(gathered, 0, 1);
        } else {
            rows.push(exactWall(wall));
        }
    }

    /// A wall as an exact function.
    AffineForm exactWall(int wall) {
        if (walls.unit[wall] < 0) {
            return domain.get(walls.one[wall]);
        }
        AffineForm form = form(walls.unit[wall], walls.one[wall], walls.other[wall]);
        return walls.sign[wall] < 0 ? form.negated() : form;
    }

    private AffineForm form(int unit, int one, int other) {
        int layer = units.layer[unit];
        for (int u = 0; u < unit && units.layer[u] < layer; u++) {
            cell.fix(units.layer[u], units.place[u], piece[u]);
        }
        int row = units.row[unit];
        return switch (folds.layers().get(layer).units().get(units.place[unit])) {
            case Unit.Carry _ -> throw new IllegalStateException("a carried value has no side");
            case Unit.Bend bend -> cell.row(layer, row).plus(bend.breakpoints().get(one).negated());
            case Unit.Maximum _ -> cell.row(layer, row + one).minus(cell.row(layer, row + other));
        };
    }

    /// Makes a cell the part below 0 of one that was crossed here.
    void low(Cell of, Cell part) {
        copy(of, part);
        int wall = of.exactCount;
        rows.negate(wall);
        wallAt(wall, walls.count - 1);
        part.exact.turn(of.corner.column);
        part.exactCount = wall + 1;
    }

    void high(Cell of, boolean afterLow) {
        int wall = of.exactCount;
        rows.keep(wall + 1);
        wallAt(wall, walls.count - 1);
        if (afterLow) {
            rows.negate(wall);
        }
        of.exactCount = wall + 1;
    }

    void copy(Cell of, Cell to) {
        to.exact.copy(of.exact);
        to.exactValid = true;
        to.exactCount = of.exactCount;
        to.corner.column = of.corner.column;
    }

    /// Writes the exact corner into the floating one.
    ///
    /// @param crossed whether the side, which is not yet a wall, is a coordinate
    void toFloats(Cell of, boolean crossed) {
        ExactDictionary from = of.exact;
        Corner to = of.corner;
        to.room(walls.room() + 1);
        for (int k = 0; k < d; k++) {
            int row = from.at(k);
            to.at[k] = row < 0 ? Corner.FREE : row == of.exactCount ? walls.count : wallOf[row];
            double[] edge = to.edge[k];
            double rise = 0;
            for (int q = 0; q < d; q++) {
                edge[q] = from.entry(q, k).nearest();
                if (row >= 0) {
                    boolean own = to.at[k] == walls.count;
                    rise += edge[q] * (own ? side.coefficient[q] : walls.column[q][to.at[k]]);
                }
            }
            for (int q = 0; row >= 0 && q < d; q++) {
                edge[q] /= rise;
            }
        }
        for (int q = 0; q < d; q++) {
            to.point[q] = from.entry(q, d).nearest();
        }
        to.revalue(walls);
    }
}
