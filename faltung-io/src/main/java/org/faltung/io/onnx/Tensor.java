package org.faltung.io.onnx;

import java.util.List;
import java.util.stream.IntStream;

/// A constant of real numbers, the last axis varying fastest.
final class Tensor implements Value {
    private final String name;
    private final Dims dims;
    private final double[] values;

    /// The array must not be changed afterwards.
    Tensor(String name, Dims dims, double[] values) {
        this.name = name;
        this.dims = dims;
        this.values = values;
    }

    String name() {
        return name;
    }

    Dims dims() {
        return dims;
    }

    int size() {
        return values.length;
    }

    double get(int index) {
        return values[index];
    }

    /// The numbers themselves, not to be changed.
    double[] values() {
        return values;
    }

    /// The same memory seen otherwise.
    Tensor viewed(Dims other) {
        return new Tensor(name, other, values);
    }

    /// The same numbers with their axes in another order.
    ///
    /// @param order for each new axis the old one
    Tensor transposed(List<Integer> order) {
        var to = new Dims(order.stream().map(dims::get).toList());
        int[] strides = strides();
        int[] moved = order.stream().mapToInt(axis -> strides[axis]).toArray();
        return new Tensor(name, to, gathered(to, moved));
    }

    /// One number for each value of a tensor of the given sizes, by ONNX's rules of broadcasting.
    ///
    /// @throws IllegalArgumentException if the sizes do not agree, or those of this tensor are larger
    double[] spread(Dims to) {
        Dims wide = dims.widened(to.rank());
        int[] strides = viewed(wide).strides();
        for (int axis = 0; axis < wide.rank(); axis++) {
            int extra = wide.rank() - to.rank();
            int wanted = axis < extra ? 1 : to.get(axis - extra);
            if (wide.get(axis) != 1 && wide.get(axis) != wanted) {
                throw new IllegalArgumentException(
                        "its constant '"
                                + name
                                + "' of shape "
                                + dims
                                + " does not fit values of shape "
                                + to
                                + "; give it one number, one a channel or one a value");
            }
            strides[axis] = wide.get(axis) == 1 ? 0 : strides[axis];
        }
        int[] kept =
                IntStream.range(wide.rank() - to.rank(), wide.rank())
                        .map(axis -> strides[axis])
                        .toArray();
        return gathered(to, kept);
    }

    private int[] strides() {
        int[] strides = new int[dims.rank()];
        int stride = 1;
        for (int axis = dims.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(1, dims.get(axis));
        }
        return strides;
    }

    /// The numbers met when counting through `to`, each axis moving by its stride.
    private double[] gathered(Dims to, int[] strides) {
        double[] result = new double[to.size()];
        int[] place = new int[to.rank()];
        int from = 0;
        for (int index = 0; index < result.length; index++) {
            result[index] = values[from];
            for (int axis = to.rank() - 1; axis >= 0; axis--) {
                from += strides[axis];
                if (++place[axis] < to.get(axis)) {
                    break;
                }
                from -= place[axis] * strides[axis];
                place[axis] = 0;
            }
        }
        return result;
    }
}
