package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faltung.network.Selection;

/// For each value of a tensor its index in another tensor, the last axis varying fastest.
final class Places {
    private Places() {}

    /// Every value in its own place.
    static int[] all(int size) {
        return IntStream.range(0, size).toArray();
    }

    /// Whether every value is in its own place.
    ///
    /// @param size the number of values that could be taken
    static boolean isAll(int[] places, int size) {
        return places.length == size
                && IntStream.range(0, size).allMatch(place -> places[place] == place);
    }

    /// The values at so many indices along each axis.
    ///
    /// @param from the sizes of the tensor that they are taken from
    /// @param indices for each axis what is taken along it; [Selection#ZERO] for nothing
    static int[] of(Dims from, List<int[]> indices) {
        requireModest(indices.stream().mapToInt(along -> along.length).toArray());
        int[] places = {0};
        for (int axis = 0; axis < from.rank(); axis++) {
            int[] along = indices.get(axis);
            int[] next = new int[places.length * along.length];
            for (int i = 0; i < next.length; i++) {
                int place = places[i / along.length];
                int index = along[i % along.length];
                boolean nothing = place == Selection.ZERO || index == Selection.ZERO;
                next[i] = nothing ? Selection.ZERO : place * from.get(axis) + index;
            }
            places = next;
        }
        return places;
    }

    /// The same values with their axes in another order.
    ///
    /// @param order for each new axis the old one
    static int[] transposed(Dims from, List<Integer> order) {
        int[] strides = strides(from);
        return stepping(
                order.stream().mapToInt(from::get).toArray(),
                order.stream().mapToInt(axis -> strides[axis]).toArray());
    }

    /// The values repeated until they have the given sizes, by ONNX's rules of broadcasting.
    ///
    /// @param from as many axes as `to`, each the same or 1
    static int[] spread(Dims from, Dims to) {
        int[] strides = strides(from);
        for (int axis = 0; axis < to.rank(); axis++) {
            strides[axis] = from.get(axis) == 1 ? 0 : strides[axis];
        }
        return stepping(to.axes().stream().mapToInt(size -> size).toArray(), strides);
    }

    private static int[] strides(Dims dims) {
        int[] strides = new int[dims.rank()];
        int stride = 1;
        for (int axis = dims.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(1, dims.get(axis));
        }
        return strides;
    }

    private static int[] stepping(int[] sizes, int[] strides) {
        requireModest(sizes);
        int[] places = {0};
        for (int axis = 0; axis < sizes.length; axis++) {
            int[] next = new int[places.length * sizes[axis]];
            for (int i = 0; i < next.length; i++) {
                next[i] = places[i / sizes[axis]] + i % sizes[axis] * strides[axis];
            }
            places = next;
        }
        return places;
    }

    private static void requireModest(int[] sizes) {
        long values = 1;
        for (int size : sizes) {
            values *= size;
            if (values > Shapes.MOST_VALUES) {
                throw new IllegalArgumentException(
                        "values of shape "
                                + Arrays.toString(sizes)
                                + " are more than the "
                                + Shapes.MOST_VALUES
                                + " that are read");
            }
        }
    }
}
