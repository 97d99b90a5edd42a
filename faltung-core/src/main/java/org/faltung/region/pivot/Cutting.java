package org.faltung.region.pivot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.faltung.exact.Rational;

/// Decides on which sides of 0 a function comes in a cell, and cuts the cell where it comes on both.
///
/// Every verdict is proved. That a function crosses 0: by a point inside each part. That it does not: by a
/// combination of walls, see [Bounding]. What cannot be proved in floating point goes to the [ExactCutting].
final class Cutting {
    static final int BELOW = -1;
    static final int ZERO = 0;
    static final int ABOVE = 1;
    static final int CROSSES = 2;

    private static final double NEAR = 1e-13;
    private static final double FLAT = 1e-12;

    final int d;
    final Walls walls;
    final Side side;
    private final Bounding bounding;
    private final ExactCutting exact;
    private final List<Cell> cells = new ArrayList<>();
    private double[] slope;
    private final double[] direction;
    long byFilter;

    Cutting(Walls walls, Side side, Bounding bounding, ExactCutting exact) {
        d = walls.d;
        this.walls = walls;
        this.side = side;
        this.bounding = bounding;
        this.exact = exact;
        slope = new double[walls.room()];
        direction = new double[d];
    }

    /// The cell of a depth.
    Cell cell(int depth) {
        while (cells.size() <= depth) {
            cells.add(new Cell(d, walls.room(), exact.dictionary()));
        }
        return cells.get(depth);
    }

    /// Decides the loaded side in a cell. If it crosses, the cell waits for [#low] or [#high].
    int decide(Cell cell) {
        if (side.isConstant()) {
            byFilter++;
            return (int) Math.signum(side.coefficient[d]);
        }
        if (!cell.floats) {
            return exact.decide(cell, 0);
        }
        room();
        double height = side.at(cell.witness);
        double bound = side.slack * cell.reach;
        int sign = height > bound ? 1 : height < -bound ? -1 : 0;
        if (sign == 0) {
            return doubtful(cell, 0);
        }
        Corner corner = cell.corner;
        double start = side.at(corner.point);
        int way = start > NEAR ? 1 : start < -NEAR ? -1 : sign;
        int end = corner.walk(side, way, walls, slope);
        if (end == 0 && way == sign && bounding.proves(corner, side, sign)) {
            byFilter++;
            return sign;
        }
        if (end == 1) {
            corner.cross(walls.count, slope, walls.room());
            if (splits(cell, sign, Math.abs(height))) {
                byFilter++;
                return CROSSES;
            }
        }
        return doubtful(cell, sign);
    }

    /// The sign of the loaded side on the whole cell, if it is easily proved to keep it; else 0. Nothing is cut.
    int screen(Cell cell) {
        if (side.isConstant()) {
            return (int) Math.signum(side.coefficient[d]);
        }
        if (!cell.floats) {
            return exact.screen(cell);
        }
        double height = side.at(cell.witness);
        double bound = side.slack * cell.reach;
        int sign = height > bound ? 1 : height < -bound ? -1 : 0;
        Corner corner = cell.corner;
        if (sign * side.at(corner.point) < -NEAR || sign == 0) {
            return 0;
        }
        room();
        boolean kept = corner.walk(side, sign, walls, slope) == 0;
        if (kept && bounding.proves(corner, side, sign)) {
            byFilter++;
            return sign;
        }
        return 0;
    }

    private void room() {
        if (slope.length < walls.room()) {
            slope = new double[walls.room()];
        }
    }

    /// Why the loaded side times a sign, which was just decided to be its sign in the cell, is at least 0: the
    /// labels of the walls that show it, and that of the side itself, rising. See [org.faltung.region.Proof].
    ///
    /// @param verdict 0 if the side is 0 on the cell
    List<Integer> support(Cell cell, int verdict, int label) {
        List<Integer> labels = new ArrayList<>();
        if (verdict != ZERO && !side.isConstant()) {
            boolean certain = cell.floats && bounding.support(cell.corner, side, verdict, labels);
            if (!certain) {
                labels.clear();
                exact.support(cell, verdict, labels);
            }
        }
        labels.add(label);
        Collections.sort(labels);
        return labels;
    }

    /// A point inside a cell that does not float.
    List<Rational> point(Cell cell) {
        return exact.point(cell);
    }

    private int doubtful(Cell cell, int sign) {
        int verdict = exact.decide(cell, sign);
        if (!cell.exact.isSmall() && (verdict != CROSSES || sign != 0)) {
            exact.toFloats(cell, verdict == CROSSES);
            cell.floats = verdict != CROSSES || splits(cell, sign, 0);
        } else {
            cell.floats = false;
        }
        return verdict;
    }

    /// Finds and proves a point inside the part where the witness is not.
    private boolean splits(Cell cell, int sign, double height) {
        cell.witnessSign = sign;
        return middle(cell, -sign) || height > 0 && blend(cell, -sign, height);
    }

    /// Half way from the corner in the sum of all its edges' directions.
    private boolean middle(Cell cell, int sign) {
        Corner corner = cell.corner;
        Arrays.fill(direction, 0);
        for (int k = 0; k < d; k++) {
            if (corner.at[k] == Corner.FREE) {
                continue;
            }
            double[] edge = corner.edge[k];
            double size = 0;
            for (int q = 0; q < d; q++) {
                size += Math.abs(edge[q]);
            }
            double scale = (k == corner.column ? sign : 1) / size;
            for (int q = 0; q < d; q++) {
                direction[q] += scale * edge[q];
            }
        }
        int n = walls.count;
        walls.slopes(direction, slope, n);
        double[] t = corner.value;
        double near = 2;
        double rate = 1;
        for (int i = 0; i < n; i++) {
            double a = -slope[i];
            if (t[i] * rate < near * a && a > FLAT) {
                near = t[i];
                rate = a;
            }
        }
        double step = near / rate / 2;
        double[] x = cell.second;
        for (int q = 0; q < d; q++) {
            x[q] = corner.point[q] + step * direction[q];
        }
        return inside(cell, sign);
    }

    /// Near the end of the edge that crosses, on the way to the witness.
    private boolean blend(Cell cell, int sign, double height) {
        Corner corner = cell.corner;
        double[] edge = corner.edge[corner.column];
        int n = walls.count;
        double[] t = corner.value;
        double near = 1;
        double rate = 1;
        if (corner.at[corner.column] != Corner.FREE) {
            walls.slopes(edge, slope, n);
            for (int i = 0; i < n; i++) {
                double a = -sign * slope[i];
                if (t[i] * rate < near * a && a > FLAT) {
                    near = t[i];
                    rate = a;
                }
            }
        }
        double depth = near / rate;
        double share = depth / (depth + height) / 2;
        double[] x = cell.second;
        for (int q = 0; q < d; q++) {
            double end = corner.point[q] + sign * depth * edge[q];
            x[q] = end + share * (cell.witness[q] - end);
        }
        return inside(cell, sign);
    }

    private boolean inside(Cell cell, int sign) {
        double[] x = cell.second;
        double reach = Walls.reach(x);
        cell.secondReach = reach;
        return sign * side.at(x) > side.slack * reach && walls.inside(x, reach, slope, walls.count);
    }

    /// Makes another cell the part of a crossed cell where the side is below 0.
    void low(Cell cell, Cell part, int label) {
        walls.push(side, -1, label);
        part.floats = cell.floats;
        if (!cell.floats) {
            exact.low(cell, part);
            return;
        }
        part.exactValid = false;
        part.corner.copy(cell.corner, walls.count, walls.room());
        part.corner.turn(cell.corner.column);
        boolean own = cell.witnessSign < 0;
        System.arraycopy(own ? cell.witness : cell.second, 0, part.witness, 0, d);
        part.reach = own ? cell.reach : cell.secondReach;
    }

    /// Goes on with the part of a crossed cell where the side is above 0.
    void high(Cell cell, int label, boolean afterLow) {
        if (afterLow) {
            walls.negate(walls.count - 1, label);
        } else {
            walls.push(side, 1, label);
        }
        if (!cell.floats) {
            exact.high(cell, afterLow);
            return;
        }
        cell.exactValid = false;
        if (cell.witnessSign < 0) {
            double[] point = cell.witness;
            cell.witness = cell.second;
            cell.second = point;
            cell.reach = cell.secondReach;
        }
    }

    /// Makes a cell a copy of another.
    void copy(Cell cell, Cell to) {
        to.floats = cell.floats;
        to.exactValid = false;
        if (cell.floats) {
            to.corner.copy(cell.corner, walls.count, walls.room());
            System.arraycopy(cell.witness, 0, to.witness, 0, d);
            to.reach = cell.reach;
        } else {
            exact.copy(cell, to);
        }
    }
}
