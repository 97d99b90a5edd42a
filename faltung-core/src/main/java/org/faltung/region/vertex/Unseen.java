package org.faltung.region.vertex;

import java.util.Arrays;
import org.faltung.region.PartialRows;

/// Drops the directions of a cell that no layer from one on sees: a factor of the cell, along which
/// nothing is cut any more.
///
/// Let g be a ray of a cell C on which the linear part of every row of a layer is 0. Then the layer's
/// values, hence those of all later layers, do not change along g. Let b be a constraint that g alone
/// of all generators does not lie on, and F = C ∩ {b = 0} the face that the others generate. So C = F
/// + cone g, and g is not parallel to F, where b is constant. The projection along g maps F one to
/// one onto the image of C, and the relative interior of C is that of F plus (0, ∞) g. Therefore
/// each set of sign conditions on functions that do not change along g holds somewhere in the
/// interior of C if and only if it does in that of F: C and F are cut into the same pieces, layer by
/// layer. The same holds for a line on which all rows are 0, F being any section across it.
///
/// An orthant of pre-activations, for one, loses the coordinates of the rectifiers that are off.
final class Unseen {
    private final Generators pool;
    private long[] once = new long[1]; // constraints that a generator does not lie on
    private long[] twice = new long[1]; // that two do not lie on

    Unseen(Generators pool) {
        this.pool = pool;
    }

    /// Makes a cell the factor of it that some rows see.
    void drop(Cell cell, PartialRows rows) {
        long seen = 0;
        for (long support : rows.support) {
            seen |= support;
        }
        dropLines(cell, seen);
        if (!hasUnseenRay(cell, seen)) {
            return;
        }
        count(cell);
        int kept = 0;
        for (int i = 0; i < cell.count; i++) {
            if (isUnseen(cell.generator[i], seen) && lift(cell, i)) {
                cell.rank--;
            } else {
                cell.move(i, kept++);
            }
        }
        cell.count = kept;
    }

    private void dropLines(Cell cell, long seen) {
        int kept = 0;
        for (int i = 0; i < cell.lines; i++) {
            if ((pool.support[cell.line[i]] & seen) != 0) {
                cell.line[kept++] = cell.line[i];
            }
        }
        cell.lines = kept;
    }

    private boolean isUnseen(int g, long seen) {
        return pool.isRay(g) && (pool.support[g] & seen) == 0;
    }

    private boolean hasUnseenRay(Cell cell, long seen) {
        for (int i = 0; i < cell.count; i++) {
            if (isUnseen(cell.generator[i], seen)) {
                return true;
            }
        }
        return false;
    }

    private void count(Cell cell) {
        int words = cell.words;
        if (once.length < words) {
            once = new long[words];
            twice = new long[words];
        }
        Arrays.fill(once, 0);
        Arrays.fill(twice, 0);
        for (int i = 0; i < cell.count; i++) {
            for (int w = 0; w < words; w++) {
                long off = ~cell.mask[i * words + w];
                twice[w] |= once[w] & off;
                once[w] |= off;
            }
        }
    }

    /// Whether there are constraints that a generator alone does not lie on; if so, takes the others off them: the
    /// cell is that face now. Numbers that are not in use are missing in all masks.
    private boolean lift(Cell cell, int i) {
        int words = cell.words;
        boolean any = false;
        for (int w = 0; w < words; w++) {
            long alone = ~cell.mask[i * words + w] & ~twice[w];
            any |= alone != 0;
            for (int k = 0; alone != 0 && k < cell.count; k++) {
                cell.mask[k * words + w] &= ~alone;
            }
            twice[w] |= alone;
        }
        return any;
    }
}
