package org.faltung.region.pivot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.region.Listener;

/// Counts the parts into which hyperplanes cut a cell, by deletion and restriction:
///
///     r(P; h₁ … h_k) = 1 + Σ_i r(P ∩ h_i; those of h₁ … h_{i−1} that properly cross P ∩ h_i),
///
/// the sum over the h_i that properly cross P, each taken once if several coincide
/// [[Zaslavsky 1975]](https://www.ams.org/books/memo/0154/). As many sections as parts, but each has a dimension less.
///
/// A section is a corner some of whose coordinates stay 0. That h_i crosses P is proved by a point of P ∩ h_i with
/// all other walls positive, and that h_j keeps its sign there, without being 0, as in [Bounding]. If there is an h_j
/// that crosses P ∩ h_i, the point that proves this lies in P ∩ h_i ∩ h_j, so it proves the former too. Whatever
/// is in doubt, be it that two hyperplanes coincide, ends the count without a result.
final class Sections {
    /// In place of a count: something was not certain.
    static final long DOUBT = -1;

    /// In place of a count: the listener said stop.
    static final long STOPPED = -2;

    private static final double FLAT = 1e-12;
    private static final double NEAR = 1e-13;

    private final int d;
    private final Walls walls;
    private final Bounding bounding;
    private final List<Side> sides = new ArrayList<>();
    private final List<Corner> corners = new ArrayList<>();
    private final List<int[]> lists = new ArrayList<>();
    private int count;
    private double[] slope = new double[0];
    private final double[] direction;
    private final double[] point;
    long byFilter;

    Sections(Walls walls, Bounding bounding) {
        d = walls.d;
        this.walls = walls;
        this.bounding = bounding;
        direction = new double[d];
        point = new double[d];
    }

    /// Forgets all hyperplanes.
    void clear() {
        count = 0;
    }

    /// Adds a hyperplane that may cross the cell.
    void add(Side side) {
        if (count == sides.size()) {
            sides.add(new Side(d));
        }
        sides.get(count++).copy(side);
    }

    /// The number of parts of a floating cell, or [#DOUBT], or [#STOPPED].
    long parts(Cell cell, Listener listener) {
        int base = walls.count;
        while (lists.size() <= d) {
            lists.add(new int[0]);
            corners.add(new Corner(d, walls.room()));
        }
        int[] all = list(0);
        Arrays.setAll(all, i -> i);
        long parts = parts(0, cell.corner, count, listener);
        walls.count = base;
        return parts;
    }

    private int[] list(int level) {
        if (lists.get(level).length < count) {
            lists.set(level, new int[2 * count]);
        }
        return lists.get(level);
    }

    private long parts(int level, Corner corner, int many, Listener listener) {
        if (listener.cancelled()) {
            return STOPPED;
        }
        int[] list = list(level);
        int base = walls.count;
        long total = 1;
        for (int i = 0; i < many; i++) {
            Corner section = corners.get(level);
            section.copy(corner, base, walls.room());
            if (!cut(section, sides.get(list[i]))) {
                return DOUBT;
            }
            int left = level + 1 <= d ? crossing(section, list, i, level + 1) : 0;
            if (left < 0 || left == 0 && !middle(section)) {
                return DOUBT;
            }
            long inside = left == 0 ? 1 : parts(level + 1, section, left, listener);
            if (inside < 0) {
                return inside;
            }
            total += inside;
            walls.count = base;
        }
        return total;
    }

    /// Of the first of some hyperplanes, those that may cross a section; −1 if in doubt.
    private int crossing(Corner section, int[] from, int many, int level) {
        int[] list = list(level);
        int left = 0;
        for (int j = 0; j < many; j++) {
            Side side = sides.get(from[j]);
            double height = side.at(section.point);
            int way = height < 0 ? -1 : 1;
            int end = section.walk(side, way, walls, slope);
            if (end == 1) {
                list[left++] = from[j];
            } else if (end < 0 || !bounding.proves(section, side, way)) {
                return -1;
            }
            byFilter++;
        }
        return left;
    }

    /// Cuts a section with a hyperplane that seems to cross it; false if it seems not to.
    private boolean cut(Corner section, Side side) {
        if (slope.length < walls.room()) {
            slope = new double[walls.room()];
        }
        double height = side.at(section.point);
        int way = height > NEAR ? 1 : -1;
        if (section.walk(side, way, walls, slope) != 1) {
            if (Math.abs(height) > NEAR || section.walk(side, -way, walls, slope) != 1) {
                return false;
            }
        }
        section.cross(walls.count, slope, walls.room());
        section.flat[section.column] = true;
        walls.push(side, 1, 0);
        if (slope.length < walls.room()) {
            slope = new double[walls.room()];
        }
        byFilter++;
        return true;
    }

    /// Whether a point of the section is certainly inside all its other walls.
    private boolean middle(Corner corner) {
        Arrays.fill(direction, 0);
        for (int k = 0; k < d; k++) {
            if (corner.at[k] == Corner.FREE || corner.flat[k]) {
                continue;
            }
            double[] edge = corner.edge[k];
            double size = 0;
            for (int q = 0; q < d; q++) {
                size += Math.abs(edge[q]);
            }
            for (int q = 0; q < d; q++) {
                direction[q] += edge[q] / size;
            }
        }
        int n = walls.count;
        walls.slopes(direction, slope, n);
        double[] t = corner.value;
        double near = 2;
        double rate = 1;
        for (int i = n - 1; i >= 0; i--) {
            double a = -slope[i];
            if (t[i] * rate < near * a && a > FLAT) {
                near = t[i];
                rate = a;
            }
        }
        double step = near / rate / 2;
        for (int q = 0; q < d; q++) {
            point[q] = corner.point[q] + step * direction[q];
        }
        return inside(corner);
    }

    private boolean inside(Corner corner) {
        double reach = Walls.reach(point);
        double away = bounding.distance(corner, point, reach);
        walls.slopes(point, slope, walls.count);
        double[] constant = walls.column[d];
        for (int k = 0; k < d; k++) {
            if (corner.flat[k]) {
                slope[corner.at[k]] = Double.POSITIVE_INFINITY;
            }
        }
        for (int i = 0; i < walls.count; i++) {
            // a coefficient is at most 1 + slack, which is below 2 wherever this can hold
            if (!(slope[i] + constant[i] > reach * walls.slack[i] + 2 * away)) {
                return false;
            }
        }
        return true;
    }
}
