package org.faltung.matroid;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.matching.Axis;
import org.faltung.matching.Field;
import org.faltung.network.Window;

/// One convolutional layer whose filters are shared by all positions.
///
/// @param rows samples down the input
/// @param columns samples along the input
/// @param channels input channels d₀
/// @param down the window down the rows, dilation 1
/// @param along the window along the columns, dilation 1
/// @param filters d
public record SharedLayer(
        int rows, int columns, int channels, Window down, Window along, int filters) {
    /// Checks that the windows fit.
    public SharedLayer {
        if (down.dilation() != 1 || along.dilation() != 1) {
            throw new IllegalArgumentException("dilated windows are not one interval an axis");
        }
        if (down.positions(rows) < 1 || along.positions(columns) < 1) {
            throw new IllegalArgumentException(
                    "the window does not fit its " + rows + "x" + columns + " input");
        }
    }

    /// Rows of positions.
    public int positionsDown() {
        return down.positions(rows);
    }

    /// Columns of positions.
    public int positionsAlong() {
        return along.positions(columns);
    }

    /// All neurons: positions times filters.
    public long neurons() {
        return (long) positionsDown() * positionsAlong() * filters;
    }

    /// Whether any zero is padded.
    public boolean padded() {
        return down.padded() || along.padded();
    }

    /// Whether the sum over K_N is proved to exceed the true count of this layer, without counting either: it
    /// does if it does for the positions that see no padding.
    public boolean formulaOvercounts() {
        return interior().filter(Criterion::overcounts).isPresent();
    }

    /// Whether the sum over K_N is proved to be the true count of this layer: each of its independent parts is a line of
    /// positions, or has too few filters for a linear relation (docs/theory/one-layer.md, Theorems 1 and 2).
    public boolean formulaIsTrue() {
        return Parts.of(this).stream()
                .allMatch(part -> part.field().isLine() || Criterion.provedFree(part));
    }

    /// The positions whose windows touch no padding; nothing if there are none.
    public Optional<SharedLayer> interior() {
        return interiorRows(this)
                .map(SharedLayer::transposed)
                .flatMap(SharedLayer::interiorRows)
                .map(SharedLayer::transposed);
    }

    private static Optional<SharedLayer> interiorRows(SharedLayer layer) {
        Window down = layer.down();
        int from = Math.ceilDiv(down.before(), down.stride());
        int to = Math.floorDiv(layer.rows() + down.before() - down.length(), down.stride()) + 1;
        return from < to ? Optional.of(layer.strip(from, to)) : Optional.empty();
    }

    /// What each position sees.
    public Field field() {
        return new Field(axis(rows, down), axis(columns, along), channels);
    }

    private static Axis axis(int samples, Window window) {
        return Axis.sliding(
                samples,
                window.length(),
                window.stride(),
                window.before(),
                window.positions(samples));
    }

    /// The same layer with rows and columns exchanged.
    public SharedLayer transposed() {
        return new SharedLayer(columns, rows, channels, along, down, filters);
    }

    /// The layer without the rows and columns of positions at its ends that see nothing but padding, which make no
    /// regions; nothing if no position sees an input.
    public Optional<SharedLayer> trimmed() {
        return trimmedRows(this)
                .map(SharedLayer::transposed)
                .flatMap(SharedLayer::trimmedRows)
                .map(SharedLayer::transposed);
    }

    private static Optional<SharedLayer> trimmedRows(SharedLayer layer) {
        Axis down = layer.field().rows();
        int from = 0;
        int to = down.positions();
        while (from < to && down.length(from) == 0) {
            from++;
        }
        while (to > from && down.length(to - 1) == 0) {
            to--;
        }
        return from < to ? Optional.of(layer.strip(from, to)) : Optional.empty();
    }

    /// The layer and its transpose, or the layer alone if they are the same.
    public List<SharedLayer> orientations() {
        return equals(transposed()) ? List.of(this) : List.of(this, transposed());
    }

    /// The positions of rows [from, to) with the input rows that they see.
    ///
    /// @throws IllegalArgumentException if the first or the last of them sees nothing but padding
    public SharedLayer strip(int from, int to) {
        int start = down.start(from);
        int end = down.start(to - 1) + down.length();
        int first = Math.clamp(start, 0, rows);
        int last = Math.clamp(end, first, rows);
        Window cut = new Window(down.length(), down.stride(), 1, first - start, end - last);
        return new SharedLayer(last - first, columns, channels, cut, along, filters);
    }

    /// A layer with one channel, stride 1 and no padding, as small examples have it.
    public static SharedLayer of(
            int rows, int columns, int channels, int down, int along, int stride, int filters) {
        return new SharedLayer(
                rows,
                columns,
                channels,
                Window.of(down, stride, 0),
                Window.of(along, stride, 0),
                filters);
    }

    /// The inputs of the window at a position and the weight that meets each, as pairs (input, weight index).
    ///
    /// Inputs are numbered (row · columns + column) · channels + channel; weights of one filter
    /// (a · along + b) · channels + channel.
    public int[][] window(int i, int j) {
        int top = down.start(i);
        int left = along.start(j);
        return IntStream.range(0, down.length() * along.length() * channels)
                .mapToObj(weight -> {
                    int channel = weight % channels;
                    int y = top + weight / channels / along.length();
                    int x = left + weight / channels % along.length();
                    boolean real = y >= 0 && y < rows && x >= 0 && x < columns;
                    return real
                            ? new int[] {(y * columns + x) * channels + channel, weight}
                            : new int[0];
                })
                .filter(pair -> pair.length == 2)
                .toArray(int[][]::new);
    }
}
