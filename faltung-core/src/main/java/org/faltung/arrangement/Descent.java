package org.faltung.arrangement;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/// Deletion and restriction on bare rows modulo a prime: the numeric kernel.
///
/// A node is an arrangement in Rᵉ of the coordinate hyperplanes y_q = 0 (the units) and of the hyperplanes
/// of m further rows. Take away the rows one after another, the last first: with χ(A) = χ(A − H) − χ(A on H)
/// and χ of the units alone (t − 1)ᵉ,
///
///     χ(node) = (t − 1)ᵉ − Σ_i χ(units and rows before i, on row i).
///
/// On row i one unit depends on the others and on 1: it becomes a row, the first one, and the others are the
/// units of a node in Rᵉ⁻¹. So χ = Σ_s (−1)ˢ N_s (t − 1)ᵉ⁻ˢ, N_s being the number of nodes at depth s. At
/// t = −1 each node counts 2ᵉ⁻ˢ regions, at t = 1 those at the last depth one bounded region each: a node for
/// every bounded region and fewer above, and nothing for independent rows.
///
/// Rows that are parallel to the flat are dropped; a row that equals an earlier one shows in that one's
/// becoming 0 on it, and has no node. Both are zeros modulo the prime, which [Spans] proves; what is not
/// 0 modulo the prime is not 0. Rows are known up to a factor only, so nothing is divided.
///
/// Time: at depth s about (m + s)(e − s) products a node; on a line m² / 2.
final class Descent {
    private static final int FEW = 14;

    private final PrimeField field;
    private final Spans spans;
    private final BooleanSupplier stopped;
    private final int rank;
    private final long[][] rows; // by depth: the rows of the node, e - s + 1 numbers each
    private final int[][] names; // by depth: the vector of each row
    private final int[][] units; // by depth: the vector of each unit
    private final int[] path; // the vectors that the node lies on, then room for two more
    private final int infinity;
    private final long[] nodes;
    private long[] ratios = new long[64];
    private boolean ended;

    /// A descent from a frame.
    ///
    /// @param stopped asked now and then; the descent ends when it says so
    Descent(PrimeField field, Spans spans, Frame frame, BooleanSupplier stopped) {
        this.field = field;
        this.spans = spans;
        this.stopped = stopped;
        rank = frame.units().size();
        rows = new long[rank + 1][0];
        names = new int[rank + 1][0];
        units = new int[rank + 1][];
        for (int s = 0; s <= rank; s++) {
            units[s] = new int[rank - s];
        }
        path = new int[rank + 3];
        infinity = frame.infinity();
        nodes = new long[rank + 1];
        int m = frame.others().size();
        reserve(0, m);
        for (int j = 0; j < m; j++) {
            System.arraycopy(frame.rows()[j], 0, rows[0], j * (rank + 1), rank + 1);
            names[0][j] = frame.others().get(j);
        }
        Arrays.setAll(units[0], q -> frame.units().get(q));
    }

    /// The number of nodes by depth so far.
    long[] nodes() {
        return nodes;
    }

    /// Whether the descent was stopped.
    boolean ended() {
        return ended;
    }

    /// Descends from the frame into one of its rows.
    void from(int row) {
        if (lastLinear(0, row, rank) < 0) {
            path[0] = infinity;
            spans.check(field, path, 1, names[0][row]);
            return;
        }
        int m = restrict(0, row);
        if (m >= 0) {
            node(1, m);
        }
    }

    private void node(int s, int m) {
        int e = rank - s;
        nodes[s]++;
        if (m == 0) {
            return;
        }
        if (e == 1) {
            nodes[s + 1] += points(s, m);
            return;
        }
        if (m == 1 && isFull(s)) {
            for (int k = s + 1; k <= rank; k++) {
                nodes[k]++;
            }
            return;
        }
        if (e > 2 && stopped.getAsBoolean()) {
            ended = true;
        }
        for (int i = 0; i < m && !ended; i++) {
            int below = restrict(s, i);
            if (below >= 0) {
                node(s + 1, below);
            }
        }
    }

    /// Whether the first row has no 0 at all: then, alone, it leaves one node at every depth.
    private boolean isFull(int s) {
        for (int q = 0; q <= rank - s; q++) {
            if (rows[s][q] == 0) {
                return false;
            }
        }
        return true;
    }

    private void reserve(int s, int m) {
        if (names[s].length < m) {
            int room = m + m / 2 + 4;
            names[s] = Arrays.copyOf(names[s], room);
            rows[s] = Arrays.copyOf(rows[s], Math.multiplyExact(room, rank - s + 1));
        }
    }

    /// The last coordinate that a row depends on; -1 if none.
    private int lastLinear(int s, int row, int e) {
        int last = e - 1;
        while (last >= 0 && rows[s][row * (e + 1) + last] == 0) {
            last--;
        }
        return last;
    }

    /// Makes the node of row i, one depth below: with c the pivot of row i, row j before it becomes
    /// r_i(c) · r_j − r_j(c) · r_i, and drops out where it is constant on row i.
    ///
    /// @return its number of rows; -1 if an earlier row or a unit has the same hyperplane
    private int restrict(int s, int i) {
        int e = rank - s;
        int width = e + 1;
        int at = i * width;
        int pivot = lastLinear(s, i, e);
        path[s] = names[s][i];
        reserve(s + 1, i + 1);
        int many = restrictUnit(s, i, pivot);
        if (many < 0) {
            return -1;
        }
        long[] from = rows[s];
        long[] to = rows[s + 1];
        long factor = from[at + pivot];
        for (int j = 0; j < i; j++) {
            long other = from[j * width + pivot];
            int target = many * e;
            long any = 0;
            for (int q = 0; q < pivot; q++) {
                long entry = field.cross(factor, from[j * width + q], other, from[at + q]);
                to[target + q] = entry;
                any |= entry;
            }
            for (int q = pivot + 1; q < e; q++) {
                long entry = field.cross(factor, from[j * width + q], other, from[at + q]);
                to[target + q - 1] = entry;
                any |= entry;
            }
            long last = field.cross(factor, from[j * width + e], other, from[at + e]);
            to[target + e - 1] = last;
            names[s + 1][many] = names[s][j];
            if (any != 0) {
                many++;
            } else if (vanishes(s, last, names[s][j])) {
                return -1;
            }
        }
        return many;
    }

    /// Makes the unit of the pivot the first row of the node of row i, and the others its units. On row i the
    /// unit is, up to a factor, what else row i consists of.
    ///
    /// @return 1; 0 if the unit is constant there; -1 if row i is the unit's hyperplane
    private int restrictUnit(int s, int i, int pivot) {
        int e = rank - s;
        int at = i * (e + 1);
        long[] to = rows[s + 1];
        boolean constant = true;
        for (int q = 0, t = 0; q < e; q++) {
            if (q != pivot) {
                to[t] = rows[s][at + q];
                constant &= to[t] == 0;
                units[s + 1][t++] = units[s][q];
            }
        }
        to[e - 1] = rows[s][at + e];
        names[s + 1][0] = units[s][pivot];
        if (!constant) {
            return 1;
        }
        return vanishes(s, to[e - 1], units[s][pivot]) ? -1 : 0;
    }

    /// Proves what a vector without linear part on the flat of path[0..s] is: 0 or else a constant.
    private boolean vanishes(int s, long constant, int vector) {
        int count = s + 1;
        if (constant != 0) {
            path[count++] = infinity;
        }
        spans.check(field, path, count, vector);
        return constant == 0;
    }

    /// The number of points of the rows on a line, without the unit's point 0 and without repetition.
    ///
    /// A row is (a, b) for a y + b, a ≠ 0.
    private long points(int s, int m) {
        long[] row = rows[s];
        if (m > FEW) {
            return manyPoints(s, m);
        }
        int points = 0;
        for (int i = 0; i < m; i++) {
            long a = row[2 * i];
            long b = row[2 * i + 1];
            int same = b == 0 ? units[s][0] : -1;
            for (int j = 0; j < i && same < 0; j++) {
                if (field.cross(a, row[2 * j + 1], row[2 * j], b) == 0) {
                    same = names[s][j];
                }
            }
            if (same < 0) {
                points++;
            } else {
                provePoint(s, same, names[s][i]);
            }
        }
        return points;
    }

    private void provePoint(int s, int same, int name) {
        path[s] = same;
        spans.check(field, path, s + 1, name);
    }

    /// The same by b / a, all divisions in one.
    private long manyPoints(int s, int m) {
        long[] row = rows[s];
        if (ratios.length < 2 * m) {
            ratios = new long[3 * m];
        }
        long product = row[0];
        for (int i = 1; i < m; i++) {
            ratios[i] = product;
            product = field.product(product, row[2 * i]);
        }
        long inverse = field.inverse(product);
        for (int i = m - 1; i > 0; i--) {
            ratios[i] = field.product(field.product(inverse, ratios[i]), row[2 * i + 1]);
            inverse = field.product(inverse, row[2 * i]);
        }
        ratios[0] = field.product(inverse, row[1]);
        System.arraycopy(ratios, 0, ratios, m, m);
        Arrays.sort(ratios, m, 2 * m);
        long points = 0;
        boolean again = false;
        for (int k = m; k < 2 * m; k++) {
            boolean old = ratios[k] == 0 || k > m && ratios[k] == ratios[k - 1];
            points += old ? 0 : 1;
            again |= old;
        }
        if (again) {
            proveRepetitions(s, m);
        }
        return points;
    }

    private void proveRepetitions(int s, int m) {
        for (int i = 0; i < m; i++) {
            int same = ratios[i] == 0 ? units[s][0] : -1;
            for (int j = 0; j < i && same < 0; j++) {
                same = ratios[i] == ratios[j] ? names[s][j] : -1;
            }
            if (same >= 0) {
                provePoint(s, same, names[s][i]);
            }
        }
    }
}
