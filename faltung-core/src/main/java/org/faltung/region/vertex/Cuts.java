package org.faltung.region.vertex;

import java.util.Arrays;

/// Cuts cells by forms. The numeric kernel of the engine.
///
/// The signs of a form at a cell's generators are certain: from floating point if the value is
/// larger than the bound on its error; else, if all products are 0, so is the value; else in
/// integers. A value that is handed on is off by at most the bound E that goes with it and has the
/// certain sign.
final class Cuts {
    /// A form's signs on a cell: a set of these.
    static final int POSITIVE = 1;

    static final int NEGATIVE = 2;

    final Forms forms;
    final Generators pool;
    private final Refinement refinement;

    /// The bound on the error of the values last found.
    double off;

    long byFilter;
    long exactly;

    /// The line along which the form last looked at changes most, or −1; and the form's slope on
    /// it.
    private int line;

    private double slope;

    /// The generator's own bound on the error of the value whose sign was last asked for.
    private double own;

    private int[] positive = new int[16];
    private int[] negative = new int[16];
    private int[] zero = new int[16];
    private int[] fresh = new int[64];
    private long[] freshMask = new long[64];
    private int positives;
    private int negatives;
    private int zeros;
    private int freshCount;

    Cuts(Forms forms, Generators pool) {
        this.forms = forms;
        this.pool = pool;
        refinement = new Refinement(forms, pool);
    }

    /// Finds the values of a form at all generators of a cell, from an index on, and what signs
    /// there are. A form that changes along a line of the cell has both signs.
    ///
    /// Time: d + 1 products a generator.
    int evaluate(Cell cell, int form, double[] values, int from) {
        line = cell.lines == 0 ? -1 : findLine(cell, form);
        int width = forms.width;
        double[] row = forms.coefficient;
        double[] point = pool.point;
        int start = form * width;
        double bound = forms.valueError(form, cell.size, cell.error);
        off = bound;
        int signs = line < 0 ? 0 : POSITIVE | NEGATIVE;
        for (int i = 0; i < cell.count; i++) {
            int g = cell.generator[i];
            int at = g * width;
            double value = 0;
            for (int q = 0; q < width; q++) {
                value += row[start + q] * point[at + q];
            }
            if (value > bound) {
                signs |= POSITIVE;
            } else if (value < -bound) {
                signs |= NEGATIVE;
            } else if (line < 0) {
                int sign = sign(value, g, form);
                value = sign == 0 ? 0 : sign * size(value, own);
                signs |= sign > 0 ? POSITIVE : sign < 0 ? NEGATIVE : 0;
            }
            values[from + i] = value;
        }
        byFilter += cell.count;
        return signs;
    }

    /// The sign where the cell's bound does not tell: by the generator's own bound, by zeros, or
    /// exactly.
    private int sign(double value, int g, int form) {
        double bound = forms.valueError(form, pool.size[g], pool.error[g]);
        own = bound;
        if (value > bound) {
            return 1;
        }
        if (value < -bound) {
            return -1;
        }
        if ((pool.support[g] & forms.support[form]) == 0 || bound == 0) {
            return 0;
        }
        byFilter--;
        exactly++;
        return pool.sign(g, form);
    }

    /// A size for a value whose sign was found exactly: with this sign it is off by at most the
    /// bound. Where that is no number, any size will do.
    private static double size(double value, double bound) {
        double size = value == 0 ? bound / 2 : Math.abs(value);
        return size > 0 && size <= Double.MAX_VALUE ? size : 1;
    }

    private int findLine(Cell cell, int form) {
        int best = -1;
        double steepest = 0;
        for (int i = 0; i < cell.lines; i++) {
            int g = cell.line[i];
            double value = 0;
            for (int q = 0; q < forms.width; q++) {
                value +=
                        forms.coefficient[form * forms.width + q] * pool.point[g * forms.width + q];
            }
            int sign = sign(value, g, form);
            double size = size(value, own);
            if (sign != 0 && (best < 0 || size > Math.abs(steepest))) {
                best = i;
                steepest = sign * size;
            }
        }
        slope = steepest;
        return best;
    }

    /// The part of a cell where a form is 0, as a cell of one dimension less.
    ///
    /// @param values of the form at the generators, as [#evaluate] found them
    /// @param bound the bound on their errors
    void section(Cell cell, int form, double[] values, int from, double bound, Cell to) {
        to.clear(cell.rank - 1, cell.constraints);
        line = cell.lines == 0 ? -1 : findLine(cell, form);
        if (line >= 0) {
            to.rank = cell.rank;
            project(cell, form, values, from, bound, to);
            return;
        }
        sort(cell, values, from);
        meet(cell, form, values, from, bound);
        keepLines(cell, to);
        addAll(cell, zero, zeros, -1, to, pool);
        addFresh(to, -1);
    }

    /// The parts of a cell where a form is at most 0, and at least 0; it has both signs.
    void split(Cell cell, int form, double[] values, double bound, Cell low, Cell high) {
        line = cell.lines == 0 ? -1 : findLine(cell, form);
        if (cell.constraints == cell.words * Long.SIZE) {
            cell.forgetIdleConstraints();
        }
        int bit = cell.constraints;
        low.clear(cell.rank, bit + 1);
        high.clear(cell.rank, bit + 1);
        cell.setForm(bit, form);
        low.takeForms(cell);
        high.takeForms(cell);
        low.setForm(bit, form);
        high.setForm(bit, form);
        if (line >= 0) {
            splitLine(cell, form, values, bound, low, high);
            return;
        }
        sort(cell, values, 0);
        meet(cell, form, values, 0, bound);
        if (cell.lines == 0) {
            refine(cell, bit);
        }
        keepLines(cell, low);
        keepLines(cell, high);
        addAll(cell, negative, negatives, -1, low, pool);
        addAll(cell, positive, positives, -1, high, pool);
        addAll(cell, zero, zeros, bit, low, pool);
        addAll(cell, zero, zeros, bit, high, pool);
        addFresh(low, bit);
        addFresh(high, bit);
    }

    private void splitLine(
            Cell cell, int form, double[] values, double bound, Cell low, Cell high) {
        int bit = cell.constraints;
        low.rank = cell.rank + 1;
        high.rank = low.rank;
        project(cell, form, values, 0, bound, low);
        for (int i = 0; i < low.count; i++) {
            low.mask[i * low.words + (bit >> 6)] |= 1L << bit;
        }
        high.copy(low);
        int along = cell.line[line];
        int back = pool.pushNegative(along);
        addRay(slope > 0 ? back : along, bit, low);
        addRay(slope > 0 ? along : back, bit, high);
    }

    /// A ray along a line lies on all constraints before the cut.
    private void addRay(int g, int bit, Cell to) {
        int at = to.add(g, pool);
        for (int word = 0; word < to.words; word++) {
            int below = Math.max(0, Math.min(Long.SIZE, bit - word * Long.SIZE));
            to.mask[at + word] = below == Long.SIZE ? -1L : (1L << below) - 1;
        }
    }

    /// Moves all generators, and the other lines, along a line to where the form is 0.
    private void project(Cell cell, int form, double[] values, int from, double bound, Cell to) {
        int along = cell.line[line];
        double z = slope;
        double ownBound = forms.valueError(form, pool.size[along], pool.error[along]);
        double both = Math.max(bound, ownBound);
        for (int i = 0; i < cell.lines; i++) {
            if (i != line) {
                to.addLine(alongLine(cell.line[i], along, z, both, form));
            }
        }
        for (int i = 0; i < cell.count; i++) {
            int g = cell.generator[i];
            boolean on = (pool.support[g] & forms.support[form]) == 0;
            int moved = on ? g : pool.pushAlong(g, values[from + i], along, z, both, form);
            int at = to.add(moved, pool);
            System.arraycopy(cell.mask, i * cell.words, to.mask, at, cell.words);
        }
    }

    private int alongLine(int g, int along, double z, double both, int form) {
        double value = 0;
        for (int q = 0; q < forms.width; q++) {
            value += forms.coefficient[form * forms.width + q] * pool.point[g * forms.width + q];
        }
        double bound = forms.valueError(form, pool.size[g], pool.error[g]);
        if (bound == 0 && value == 0 || (pool.support[g] & forms.support[form]) == 0) {
            return g;
        }
        return pool.pushAlong(g, value, along, z, Math.max(both, bound), form);
    }

    private static void keepLines(Cell cell, Cell to) {
        for (int i = 0; i < cell.lines; i++) {
            to.addLine(cell.line[i]);
        }
    }

    private void sort(Cell cell, double[] values, int from) {
        if (positive.length < cell.count) {
            positive = new int[cell.generator.length];
            negative = new int[cell.generator.length];
            zero = new int[cell.generator.length];
        }
        int up = 0;
        int down = 0;
        int on = 0;
        for (int i = 0; i < cell.count; i++) {
            double value = values[from + i];
            if (value > 0) {
                positive[up++] = i;
            } else if (value < 0) {
                negative[down++] = i;
            } else {
                zero[on++] = i;
            }
        }
        positives = up;
        negatives = down;
        zeros = on;
    }

    /// Finds the edges from positive to negative generators, and on each the point where the form
    /// is 0.
    ///
    /// Two generators are adjacent if and only if no third lies on all constraints that both lie on
    /// ([Fukuda and Prodon 1996, Proposition 7](https://doi.org/10.1007/3-540-61576-8_77)). They
    /// must have rank − 1 constraints in common; and that is enough if one of them lies on rank
    /// constraints only, as these are independent then.
    private void meet(Cell cell, int form, double[] values, int from, double bound) {
        freshCount = 0;
        if (cell.words > 1) {
            meetWide(cell, form, values, from, bound);
            return;
        }
        long[] mask = cell.mask;
        int rank = cell.rank;
        for (int p = 0; p < positives; p++) {
            int a = positive[p];
            long one = mask[a];
            boolean simple = Long.bitCount(one) == rank;
            for (int n = 0; n < negatives; n++) {
                int b = negative[n];
                long common = one & mask[b];
                if (Long.bitCount(common) < rank - 1) {
                    continue;
                }
                if (simple || Long.bitCount(mask[b]) == rank || isEdge(cell, a, b, common)) {
                    int at = join(cell, a, b, values, from, bound, form);
                    freshMask[at] = common;
                }
            }
        }
    }

    private void refine(Cell cell, int bit) {
        int words = cell.words;
        for (int i = 0; i < freshCount; i++) {
            if (pool.isVague(fresh[i])) {
                freshMask[i * words + (bit >> 6)] |= 1L << bit;
                refinement.refine(fresh[i], freshMask, i * words, words, cell.form);
            }
        }
    }

    private static boolean isEdge(Cell cell, int a, int b, long common) {
        for (int i = 0; i < cell.count; i++) {
            if ((cell.mask[i] & common) == common && i != a && i != b) {
                return false;
            }
        }
        return true;
    }

    private int join(Cell cell, int a, int b, double[] values, int from, double bound, int form) {
        if (freshCount == fresh.length) {
            fresh = Arrays.copyOf(fresh, 2 * freshCount);
        }
        if (freshMask.length < fresh.length * cell.words) {
            freshMask = Arrays.copyOf(freshMask, fresh.length * cell.words);
        }
        fresh[freshCount] =
                pool.pushBetween(
                        cell.generator[a],
                        values[from + a],
                        cell.generator[b],
                        values[from + b],
                        bound,
                        form);
        return freshCount++ * cell.words;
    }

    private void meetWide(Cell cell, int form, double[] values, int from, double bound) {
        for (int p = 0; p < positives; p++) {
            int a = positive[p];
            boolean simple = onBoth(cell, a, a) == cell.rank;
            for (int n = 0; n < negatives; n++) {
                int b = negative[n];
                if (onBoth(cell, a, b) < cell.rank - 1) {
                    continue;
                }
                if (simple || onBoth(cell, b, b) == cell.rank || isWideEdge(cell, a, b)) {
                    int at = join(cell, a, b, values, from, bound, form);
                    for (int w = 0; w < cell.words; w++) {
                        freshMask[at + w] =
                                cell.mask[a * cell.words + w] & cell.mask[b * cell.words + w];
                    }
                }
            }
        }
    }

    private static int onBoth(Cell cell, int a, int b) {
        int many = 0;
        for (int w = 0; w < cell.words; w++) {
            many += Long.bitCount(cell.mask[a * cell.words + w] & cell.mask[b * cell.words + w]);
        }
        return many;
    }

    private static boolean isWideEdge(Cell cell, int a, int b) {
        int words = cell.words;
        for (int i = 0; i < cell.count; i++) {
            boolean on = i != a && i != b;
            for (int w = 0; on && w < words; w++) {
                long common = cell.mask[a * words + w] & cell.mask[b * words + w];
                on = (cell.mask[i * words + w] & common) == common;
            }
            if (on) {
                return false;
            }
        }
        return true;
    }

    private static void addAll(
            Cell cell, int[] which, int many, int bit, Cell to, Generators pool) {
        int words = cell.words;
        for (int i = 0; i < many; i++) {
            int at = to.add(cell.generator[which[i]], pool);
            for (int w = 0; w < words; w++) {
                to.mask[at + w] = cell.mask[which[i] * words + w];
            }
            if (bit >= 0) {
                to.mask[at + (bit >> 6)] |= 1L << bit;
            }
        }
    }

    private void addFresh(Cell to, int bit) {
        int words = to.words;
        for (int i = 0; i < freshCount; i++) {
            int at = to.add(fresh[i], pool);
            for (int w = 0; w < words; w++) {
                to.mask[at + w] = freshMask[i * words + w];
            }
            if (bit >= 0) {
                to.mask[at + (bit >> 6)] |= 1L << bit;
            }
        }
    }
}
