package org.faltung.region.pivot;

import java.util.Arrays;

/// A corner of a cell in floating point: d coordinates that are walls, or free; where they all are 0, and
/// the directions in which one of them rises by 1. It steers; nothing that it says is believed unchecked.
final class Corner {
    /// Not a wall: no wall changes along the coordinate.
    static final int FREE = -1;

    private static final double LEAST = 1e-11; // what a slope must exceed to be followed
    private static final double FLAT = 1e-12;
    private static final double TIE = 1e-13; // walls go first if they are reached with the side
    private static final int PATIENCE = 60; // pivots, then something is degenerate

    final int d;
    final double[][] edge;
    final double[] point;
    final int[] at;
    final boolean[] flat; // coordinates that stay 0: the cell is cut with these walls
    double[] value; // of the walls at the corner

    /// The slopes of the side along the edges, and its value at the corner (last), after a walk.
    final double[] price;

    /// The coordinate along which the walk ended.
    int column;

    Corner(int dimension, int room) {
        d = dimension;
        edge = new double[d][d];
        point = new double[d];
        at = new int[d];
        flat = new boolean[d];
        value = new double[room];
        price = new double[d + 1];
    }

    void copy(Corner other, int walls, int room) {
        for (int k = 0; k < d; k++) {
            System.arraycopy(other.edge[k], 0, edge[k], 0, d);
        }
        System.arraycopy(other.point, 0, point, 0, d);
        System.arraycopy(other.at, 0, at, 0, d);
        System.arraycopy(other.flat, 0, flat, 0, d);
        if (value.length < room) {
            value = new double[room];
        }
        System.arraycopy(other.value, 0, value, 0, walls);
    }

    void room(int walls) {
        if (value.length < walls) {
            value = Arrays.copyOf(value, walls);
        }
    }

    /// Computes the walls' values anew.
    void revalue(Walls walls) {
        room(walls.room());
        walls.slopes(point, value, walls.count);
        for (int i = 0; i < walls.count; i++) {
            value[i] += walls.column[d][i];
        }
        for (int wall : at) {
            if (wall != FREE) {
                value[wall] = 0;
            }
        }
    }

    private void price(Side side) {
        double[] c = side.coefficient;
        for (int k = 0; k < d; k++) {
            double[] x = edge[k];
            double sum = 0;
            for (int q = 0; q < d; q++) {
                sum += c[q] * x[q];
            }
            price[k] = sum;
        }
        price[d] = side.at(point);
    }

    /// Walks down along edges on which the side times a sign falls: 0 if it ends where the side is
    /// optimal, 1 where it can cross 0 along [#column], with the slopes of the walls left in `slope`; −1 if it
    /// lost its way.
    int walk(Side side, int sign, Walls walls, double[] slope) {
        price(side);
        double largest = 0;
        for (int k = 0; k < d; k++) {
            largest = Math.max(largest, Math.abs(price[k]));
        }
        double least = LEAST * largest;
        int n = walls.count;
        for (int turn = 0; turn < PATIENCE; turn++) {
            int best = steepest(sign, least);
            if (best < 0) {
                return 0;
            }
            column = best;
            double[] x = edge[best];
            if (at[best] == FREE) {
                return 1;
            }
            walls.slopes(x, slope, n);
            double size = 0;
            for (int q = 0; q < d; q++) {
                size += Math.abs(x[q]);
            }
            double fall = Math.abs(price[best]);
            int block = block(slope, n, FLAT * size, sign * price[d], fall);
            if (block < 0) {
                return 1;
            }
            exchange(block, best, walls, slope);
        }
        return -1;
    }

    /// The edge along which the side times the sign falls most, a free one first; −1 if there is none.
    private int steepest(int sign, double least) {
        int best = -1;
        double most = least;
        for (int k = 0; k < d; k++) {
            if (flat[k]) {
                continue;
            }
            boolean free = at[k] == FREE;
            double fall = free ? Math.abs(price[k]) : -sign * price[k];
            if (free && fall > least) {
                return k;
            }
            if (fall > most) {
                most = fall;
                best = k;
            }
        }
        return best;
    }

    /// The wall that is reached first, −1 if the side reaches 0 before: the smallest value_i / −slope_i.
    private int block(double[] slope, int n, double flat, double height, double fall) {
        double[] t = value;
        double near = Math.max(height, 0) + TIE;
        double rate = fall;
        int block = -1;
        for (int i = n - 1; i >= 0; i--) {
            double a = -slope[i];
            if (t[i] * rate < near * a && a > flat) {
                near = t[i];
                rate = a;
                block = i;
            }
        }
        return block;
    }

    /// Makes wall r coordinate j, whose slopes are given.
    private void exchange(int r, int j, Walls walls, double[] slope) {
        double pivot = slope[r];
        double step = value[r] / -pivot;
        move(step, j, walls.count, slope);
        value[r] = 0;
        double[] main = edge[j];
        for (int q = 0; q < d; q++) {
            main[q] /= pivot;
        }
        price[d] += step * price[j];
        price[j] /= pivot;
        for (int k = 0; k < d; k++) {
            if (k != j) {
                double[] x = edge[k];
                double a = 0;
                for (int q = 0; q < d; q++) {
                    a += walls.column[q][r] * x[q];
                }
                if (a != 0) {
                    for (int q = 0; q < d; q++) {
                        x[q] -= a * main[q];
                    }
                    price[k] -= a * price[j];
                }
            }
        }
        at[j] = r;
    }

    private void move(double step, int j, int walls, double[] slope) {
        double[] x = edge[j];
        for (int q = 0; q < d; q++) {
            point[q] += step * x[q];
        }
        if (at[j] != FREE) {
            double[] t = value;
            for (int i = 0; i < walls; i++) {
                t[i] += step * slope[i];
            }
        }
    }

    /// Makes the side, which is about to be pushed as wall number `walls`, the coordinate where the walk ended.
    void cross(int walls, double[] slope, int room) {
        int j = column;
        double pivot = price[j];
        move(price[d] / -pivot, j, walls, slope);
        double[] main = edge[j];
        for (int q = 0; q < d; q++) {
            main[q] /= pivot;
        }
        for (int k = 0; k < d; k++) {
            double a = price[k];
            if (k != j && a != 0) {
                double[] x = edge[k];
                for (int q = 0; q < d; q++) {
                    x[q] -= a * main[q];
                }
            }
        }
        at[j] = walls;
        room(Math.max(room, walls + 1));
        value[walls] = 0;
    }

    /// Turns coordinate k.
    void turn(int k) {
        double[] x = edge[k];
        for (int q = 0; q < d; q++) {
            x[q] = -x[q];
        }
    }
}
