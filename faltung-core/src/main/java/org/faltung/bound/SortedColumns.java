package org.faltung.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Scalars;
import org.faltung.matching.Axis;
import org.faltung.matching.Choice;
import org.faltung.matching.Field;
import org.faltung.matching.HallCount;
import org.faltung.matroid.SharedLayer;

/// A lower bound of the true count of a two-dimensional layer with shared filters, by sorting the filters'
/// columns of positions into input columns.
///
/// A class (j, k) is filter k at all positions of position column j. A set A of neurons is independent for
/// generic shared filters if its classes, in lexicographic order, can be sent to input columns in the
/// same order, each to a column that it sees, such that in each input column the neurons sent there can be
/// matched to distinct inputs. (Give weight (k; a, b) the value e^φ(k,b) τ, φ = d b² + (d − k) b, with τ generic: by the
/// rearrangement inequality the lowest power of e in the minor belongs to the sorted assignment alone,
/// and its coefficient is a product of one-dimensional minors.)
///
/// **Fixed groups.** Consecutive groups of classes, one a column, give R ≥ Π A(group size), with A(g) the exact
/// count of one column with g filters. The best group sizes are found by dynamic programming.
///
/// With stride s along the axis, s neighbouring input columns that the windows cover wholly count
/// as one column with s times the channels; what is left over of a window is given up.
///
/// Time O(columns · (d f)²) for the groups, plus the counts A(g).
///
/// Derived in docs/theory/brackets.md (sorted columns).
final class SortedColumns {
    private static final double MOST_TABLE = 8e6;
    private static final int MOST_GROUP = 2000;

    private final Axis cells;
    private final int filters;
    private final int breakpoints;
    private final Field column;

    private SortedColumns(SharedLayer layer, int breakpoints) {
        this.cells = cells(layer);
        this.filters = layer.filters();
        this.breakpoints = breakpoints;
        this.column =
                new Field(
                        layer.field().rows(),
                        Axis.whole(1),
                        layer.channels() * layer.along().stride());
    }

    /// Where classes may go, and what one cell of input columns looks like.
    static SortedColumns of(SharedLayer layer, int breakpoints) {
        return new SortedColumns(layer, breakpoints);
    }

    /// For every position column, the cells of `stride` real input columns that it covers wholly; position columns
    /// at either end that cover none are left out.
    private static Axis cells(SharedLayer layer) {
        int stride = layer.along().stride();
        int before = layer.along().before();
        int width = layer.along().length() / stride;
        int firstReal = Math.ceilDiv(before, stride);
        int endReal = Math.floorDiv(layer.columns() + before, stride);
        int n = layer.positionsAlong();
        int[] first = new int[n];
        int[] end = new int[n];
        for (int j = 0; j < n; j++) {
            first[j] = Math.clamp(j, firstReal, Math.max(firstReal, endReal)) - firstReal;
            end[j] =
                    Math.max(
                            first[j],
                            Math.clamp((long) j + width, firstReal, Math.max(firstReal, endReal))
                                    - firstReal);
        }
        Axis all = Axis.of(first, end);
        int from = 0;
        while (from < n && all.length(from) == 0) {
            from++;
        }
        int to = n;
        while (to > from && all.length(to - 1) == 0) {
            to--;
        }
        return all.slice(from, to);
    }

    /// Input columns (or cells of them) that some class can use.
    int columns() {
        return cells.positions() == 0 ? 0 : cells.end(cells.positions() - 1);
    }

    /// All classes.
    int classes() {
        return cells.positions() * filters;
    }

    /// The most classes that see one and the same cell.
    int band() {
        int most = 0;
        for (int j = 0; j < cells.positions(); j++) {
            most = Math.max(most, cells.length(j) * filters);
        }
        return Math.min(classes(), most);
    }

    /// First cell that a class may use.
    int first(int q) {
        return cells.first(q / filters);
    }

    /// One past the last cell that a class may use.
    int end(int q) {
        return cells.end(q / filters);
    }

    /// One cell, as a layer of its own.
    Field column() {
        return column;
    }

    int breakpoints() {
        return breakpoints;
    }

    /// The most classes in a group that are tried.
    int mostInGroup() {
        return columns() == 0
                ? 0
                : Math.min(classes(), 3 * Math.ceilDiv(classes(), columns()) / 2 + 1);
    }

    /// The bound by fixed groups; 1 if there are too many columns or classes to try.
    <N> N fixedGroups(Scalars<N> scalars) {
        int most = mostInGroup();
        if ((columns() + 1.0) * (classes() + 1.0) > MOST_TABLE || most > MOST_GROUP) {
            return scalars.one();
        }
        List<N> counts = new ArrayList<>();
        double[] logs = new double[most + 1];
        for (int g = 0; g <= most; g++) {
            N count =
                    g == 0
                            ? scalars.one()
                            : HallCount.of(column, new Choice(g, breakpoints), scalars, 0)
                                    .orElseThrow();
            counts.add(count);
            logs[g] = scalars.magnitude(count).log10Below();
        }
        N product = scalars.one();
        for (int size : bestGroups(logs)) {
            product = scalars.product(product, counts.get(size));
        }
        return product;
    }

    /// Group sizes, a cell each, with the largest product; no group if some class has nowhere to go.
    private int[] bestGroups(double[] logs) {
        int columns = columns();
        int classes = classes();
        double[][] best = new double[columns + 1][classes + 1];
        int[][] size = new int[columns + 1][classes + 1];
        for (double[] row : best) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int m = 0; m < columns; m++) {
            for (int q = 0; q <= classes; q++) {
                if (best[m][q] == Double.NEGATIVE_INFINITY) {
                    continue;
                }
                for (int g = 0; g < logs.length && q + g <= classes; g++) {
                    if (g > 0 && (first(q + g - 1) > m || end(q + g - 1) <= m || end(q) <= m)) {
                        break;
                    }
                    double sum = best[m][q] + logs[g];
                    if (sum > best[m + 1][q + g]) {
                        best[m + 1][q + g] = sum;
                        size[m + 1][q + g] = g;
                    }
                }
            }
        }
        int[] groups = new int[columns];
        int at = bestEnd(best[columns]);
        for (int m = columns; m > 0; m--) {
            groups[m - 1] = size[m][at];
            at -= groups[m - 1];
        }
        return groups;
    }

    /// Classes after the last group are left empty, which loses nothing but them.
    private static int bestEnd(double[] last) {
        int best = 0;
        for (int q = 0; q < last.length; q++) {
            if (last[q] > last[best]) {
                best = q;
            }
        }
        return best;
    }
}
