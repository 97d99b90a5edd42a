package org.faltung.region.vertex;

import java.util.Arrays;

/// A closed polyhedron by its generators and the constraints that each of them lies on. Mutable,
/// and reused.
///
/// Constraint 0 is that the homogeneous coordinate is at least 0: the face at infinity. A direction
/// both ways in which the cell goes on for ever is not a generator but a line.
final class Cell {
    /// Longs in a set of constraints.
    final int words;

    /// The number of generators.
    int count;

    int[] generator = new int[16];

    /// The constraints that hold with equality, `words` longs each.
    long[] mask;

    int lines;
    int[] line = new int[4];

    /// The dimension of the cell without its lines: a generator lies on at least so many
    /// constraints.
    int rank;

    /// The number of constraints that have a number.
    int constraints;

    /// The form of each constraint.
    int[] form = new int[64];

    /// The largest of the generators' sizes and errors.
    double size;

    double error;
    private final int limit;

    Cell(int words, int limit) {
        this.words = words;
        this.limit = limit;
        mask = new long[16 * words];
    }

    /// Empties the cell.
    void clear(int newRank, int newConstraints) {
        count = 0;
        lines = 0;
        rank = newRank;
        constraints = newConstraints;
        size = 0;
        error = 0;
    }

    /// Adds a generator; the words of its mask are still to be set, from the index that is
    /// returned.
    int add(int g, Generators pool) {
        if (count == generator.length) {
            if (count >= limit) {
                throw new CellTooLarge();
            }
            generator = Arrays.copyOf(generator, 2 * count);
            mask = Arrays.copyOf(mask, 2 * count * words);
        }
        generator[count] = g;
        size = Math.max(size, pool.size[g]);
        error = Math.max(error, pool.error[g]);
        return words * count++;
    }

    /// Puts a generator in the place of an earlier one.
    void move(int from, int to) {
        generator[to] = generator[from];
        System.arraycopy(mask, from * words, mask, to * words, words);
    }

    /// The dimension of the cell.
    int dimension() {
        return rank + lines;
    }

    void addLine(int g) {
        if (lines == line.length) {
            line = Arrays.copyOf(line, 2 * lines);
        }
        line[lines++] = g;
    }

    /// Becomes another cell.
    void copy(Cell other) {
        clear(other.rank, other.constraints);
        count = other.count;
        if (generator.length < count) {
            generator = new int[other.generator.length];
            mask = new long[other.mask.length];
        }
        System.arraycopy(other.generator, 0, generator, 0, count);
        System.arraycopy(other.mask, 0, mask, 0, count * words);
        for (int i = 0; i < other.lines; i++) {
            addLine(other.line[i]);
        }
        size = other.size;
        error = other.error;
        takeForms(other);
    }

    /// Takes over the forms of another cell's constraints.
    void takeForms(Cell other) {
        if (form.length < other.form.length) {
            form = new int[other.form.length];
        }
        System.arraycopy(other.form, 0, form, 0, Math.min(other.constraints, form.length));
    }

    /// Sets the form of a constraint.
    void setForm(int constraint, int to) {
        if (constraint == form.length) {
            form = Arrays.copyOf(form, 2 * constraint);
        }
        form[constraint] = to;
    }

    /// Whether it has no rays and no lines.
    boolean isBounded(Generators pool) {
        for (int i = 0; i < count; i++) {
            if (pool.isRay(generator[i])) {
                return false;
            }
        }
        return lines == 0;
    }

    /// Renumbers the constraints, so that those which are surely no facets drop out: a facet
    /// contains at least `rank` generators.
    void forgetIdleConstraints() {
        int[] number = new int[constraints];
        int next = 1;
        int[] kept = form.clone();
        for (int c = 1; c < constraints; c++) {
            int on = 0;
            for (int i = 0; i < count; i++) {
                on += (int) (mask[i * words + (c >> 6)] >>> c) & 1;
            }
            kept[next] = form[c];
            number[c] = on >= rank ? next++ : -1;
        }
        if (next == constraints) {
            throw new CellTooLarge();
        }
        long[] renumbered = new long[count * words];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < constraints; c++) {
                if (number[c] >= 0 && (mask[i * words + (c >> 6)] >>> c & 1) != 0) {
                    renumbered[i * words + (number[c] >> 6)] |= 1L << number[c];
                }
            }
        }
        form = kept;
        System.arraycopy(renumbered, 0, mask, 0, renumbered.length);
        constraints = next;
    }
}
