package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.List;
import org.faltung.network.Selection;

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

    /// Numbers taken from this tensor.
    ///
    /// @param places for each number its place here, or [Selection#ZERO]
    /// @param filling the number that stands where none is taken
    Tensor taken(int[] places, Dims to, double filling) {
        double[] taken =
                Arrays.stream(places)
                        .mapToDouble(place -> place == Selection.ZERO ? filling : values[place])
                        .toArray();
        return new Tensor(name, to, taken);
    }

    /// The same numbers with their axes in another order.
    ///
    /// @param order for each new axis the old one
    Tensor transposed(List<Integer> order) {
        return taken(Places.transposed(dims, order), dims.reordered(order), 0);
    }

    /// One number for each value of a tensor of the given sizes, by ONNX's rules of broadcasting.
    ///
    /// @throws IllegalArgumentException if the sizes do not agree, or those of this tensor are
    ///     larger
    double[] spread(Dims to) {
        int extra = Math.max(0, dims.rank() - to.rank());
        boolean ones = dims.axes().subList(0, extra).stream().allMatch(size -> size == 1);
        var kept = new Dims(dims.axes().subList(extra, dims.rank()));
        Dims wide = kept.widened(to.rank());
        if (!ones || !Dims.broadcast(wide, to).filter(to::equals).isPresent()) {
            throw new IllegalArgumentException(
                    "its constant '"
                            + name
                            + "' of shape "
                            + dims
                            + " does not fit values of shape "
                            + to
                            + "; give it one number, one a channel or one a value");
        }
        return wide.equals(to) ? values : viewed(wide).taken(Places.spread(wide, to), to, 0).values;
    }
}
