package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// The windows of a convolution or pooling operator, from its attributes.
///
/// @param rows the window down the rows; of length 1 for a signal
/// @param columns the window along the columns or samples
record Sliders(Window rows, Window columns) {
    private static final int MOST = Shapes.MOST_VALUES;

    /// @param dims the sizes that the window slides over: N×C×L or N×C×H×W
    /// @param lengths the window's length along each axis after the channels
    static Sliders of(Operation operation, Dims dims, List<Integer> lengths) {
        int axes = lengths.size();
        if (dims.rank() != axes + 2 || axes < 1 || axes > 2) {
            throw operation.fault(
                    "slides a window with "
                            + axes
                            + " axes over values of shape "
                            + dims
                            + "; only signals (N, C, L) and images (N, C, H, W) are read");
        }
        List<Long> strides = listed(operation, "strides", axes, 1);
        List<Long> dilations = listed(operation, "dilations", axes, 1);
        List<Long> pads = listed(operation, "pads", 2 * axes, 0);
        String auto = operation.text("auto_pad", "NOTSET");
        List<Window> windows = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            var plain =
                    new Window(
                            lengths.get(axis),
                            operation.within("a stride of", strides.get(axis), 1, MOST),
                            operation.within("a dilation of", dilations.get(axis), 1, MOST),
                            operation.within("padding of", pads.get(axis), 0, MOST),
                            operation.within("padding of", pads.get(axes + axis), 0, MOST));
            windows.add(padded(operation, plain, dims.get(axis + 2), auto));
        }
        return new Sliders(axes == 2 ? windows.getFirst() : Window.of(1, 1, 0), windows.getLast());
    }

    private static Window padded(Operation operation, Window window, int samples, String auto) {
        return switch (auto) {
            case "NOTSET", "" -> window;
            case "VALID" -> around(window, 0, 0);
            case "SAME_UPPER" -> {
                int total = same(operation, window, samples);
                yield around(window, total / 2, total - total / 2);
            }
            case "SAME_LOWER" -> {
                int total = same(operation, window, samples);
                yield around(window, total - total / 2, total / 2);
            }
            default ->
                    throw operation.fault("has auto_pad " + auto + ", which is not one of ONNX's");
        };
    }

    /// The padding that gives ⌈samples / stride⌉ positions; none where the windows need less than
    /// there is. Then a convolution leaves over samples at the end, whereas pools may leave over
    /// some at both ends, half of them, rounded down, at the beginning.
    private static int same(Operation operation, Window window, int samples) {
        long positions = (samples + window.stride() - 1L) / window.stride();
        long total = (positions - 1) * window.stride() + window.span() - samples;
        if (total < -1 && !operation.type().equals("Conv")) {
            throw operation.fault(
                    "has auto_pad SAME with a stride that skips samples at the end, which runtimes place"
                            + " differently; export the model with explicit pads");
        }
        return Math.clamp(total, 0, MOST);
    }

    private static Window around(Window window, int before, int after) {
        return new Window(window.length(), window.stride(), window.dilation(), before, after);
    }

    /// The same windows, padded by the zeros of a border besides.
    Sliders widened(Optional<Flow.Border> border) {
        return border.map(zeros ->
                        new Sliders(
                                widened(rows, zeros.top(), zeros.bottom()),
                                widened(columns, zeros.left(), zeros.right())))
                .orElse(this);
    }

    private static Window widened(Window window, int before, int after) {
        return around(window, window.before() + before, window.after() + after);
    }

    /// The same windows without the padding that others have.
    Sliders without(Sliders other) {
        return new Sliders(
                widened(rows, -other.rows.before(), -other.rows.after()),
                widened(columns, -other.columns.before(), -other.columns.after()));
    }

    /// Whether any zero is padded.
    boolean padded() {
        return rows.padded() || columns.padded();
    }

    /// Whether the windows see something that is not padding wherever they are placed.
    ///
    /// @param dims the sizes that they slide over
    boolean alwaysOnData(Dims dims) {
        int last = dims.rank() - 1;
        return columns.alwaysOnData(dims.get(last))
                && rows.alwaysOnData(last == 2 ? 1 : dims.get(2));
    }

    /// The places of an image or a signal and the zeros around it that the windows pad.
    ///
    /// @param dims its sizes
    List<int[]> indices(Dims dims) {
        List<int[]> indices = new ArrayList<>();
        for (int axis = 0; axis < dims.rank(); axis++) {
            int size = dims.get(axis);
            Window window = axis == dims.rank() - 1 ? columns : rows;
            int before = axis < 2 ? 0 : window.before();
            int after = axis < 2 ? 0 : window.after();
            indices.add(
                    IntStream.range(-before, size + after)
                            .map(i -> i < 0 || i >= size ? Selection.ZERO : i)
                            .toArray());
        }
        return indices;
    }

    /// The same windows, padded further at the end so that no sample is left over, as ceil_mode
    /// asks.
    ///
    /// @param dims the sizes that the window slides over
    Sliders roundedUp(Dims dims) {
        int last = dims.rank() - 1;
        Window along = roundedUp(columns, dims.get(last));
        return dims.rank() == 3
                ? new Sliders(rows, along)
                : new Sliders(roundedUp(rows, dims.get(last - 1)), along);
    }

    private static Window roundedUp(Window window, int samples) {
        long padded = (long) samples + window.before() + window.after();
        long room = padded - window.span();
        long positions = (room + window.stride() - 1) / window.stride() + 1;
        if ((positions - 1) * window.stride() >= samples + window.before()) {
            positions--;
        }
        long missing = (positions - 1) * window.stride() + window.span() - padded;
        return around(
                window,
                window.before(),
                Math.clamp(window.after() + Math.max(0, missing), 0, MOST));
    }

    /// The sizes of what a window gives.
    ///
    /// @param input the sizes that it slides over
    /// @param output the grid that it gives
    /// @param channels the channels of each of a batch
    static Dims dims(Dims input, Shape output, int channels) {
        int last = input.rank() - 1;
        Dims dims = input.with(1, channels).with(last, output.columns());
        return last == 3 ? dims.with(2, output.rows()) : dims;
    }

    private static List<Long> listed(Operation operation, String name, int length, long otherwise) {
        List<Long> values = operation.wholes(name).orElse(Collections.nCopies(length, otherwise));
        if (values.isEmpty()) {
            return Collections.nCopies(length, otherwise);
        }
        if (values.size() != length) {
            throw operation.fault(
                    "has "
                            + values.size()
                            + " "
                            + name
                            + " where "
                            + length
                            + " are needed; the file is damaged, export it again");
        }
        return values;
    }
}
