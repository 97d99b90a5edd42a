package org.faltung.region.plane;

import java.util.Arrays;

/// The cells of a sheet in groups on each of which some fields are one affine function each: connected parts of the tree.
/// One a thread.
final class Groups {
    private final Sheet sheet;
    private final int[] group; // of each cell
    private final boolean[] begins; // by cell
    private int[] top = new int[16]; // of each group
    private int[] patch = new int[64]; // of each group and field
    private int[] next = new int[4]; // the patch of each field that begins next
    private int width;
    private int many;
    private boolean single; // group of all cells

    Groups(Sheet sheet) {
        this.sheet = sheet;
        group = new int[sheet.cells()];
        begins = new boolean[sheet.cells()];
    }

    /// Groups the cells by the patches of some fields.
    ///
    /// @return the number of groups
    int of(int[] read, Field[] rows) {
        width = read.length;
        many = 1;
        top[0] = 0;
        next = width > next.length ? new int[width] : next;
        patch = width > patch.length ? new int[16 * width] : patch;
        Arrays.fill(patch, 0, width, 0);
        boolean one = true;
        for (int j = 0; j < width; j++) {
            next[j] = 1;
            int[] tops = rows[read[j]].tops();
            one &= tops.length == 1;
            for (int s = 1; s < tops.length; s++) {
                begins[tops[s]] = true;
            }
        }
        single = one;
        if (one) {
            return 1;
        }
        int[] parent = sheet.parents();
        group[0] = 0;
        for (int cell = 1; cell < group.length; cell++) {
            group[cell] = group[parent[cell]];
            if (begins[cell]) {
                begins[cell] = false;
                add(cell, read, rows);
            }
        }
        return many;
    }

    private void add(int cell, int[] read, Field[] rows) {
        if (many == top.length) {
            top = Arrays.copyOf(top, 2 * many);
        }
        if ((many + 1) * width > patch.length) {
            patch = Arrays.copyOf(patch, 2 * (many + 1) * width);
        }
        System.arraycopy(patch, group[cell] * width, patch, many * width, width);
        for (int j = 0; j < width; j++) {
            int[] tops = rows[read[j]].tops();
            if (next[j] < tops.length && tops[next[j]] == cell) {
                patch[many * width + j] = next[j]++;
            }
        }
        top[many] = cell;
        group[cell] = many++;
    }

    /// The group of a cell.
    int group(int cell) {
        return single ? 0 : group[cell];
    }

    /// The cell of a group that all others of it are below.
    int top(int number) {
        return top[number];
    }

    /// The patch of each field on a group.
    void patches(int number, int[] into) {
        System.arraycopy(patch, number * width, into, 0, width);
    }
}
