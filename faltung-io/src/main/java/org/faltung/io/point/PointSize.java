package org.faltung.io.point;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faltung.io.ImportException;
import org.faltung.network.Shape;

/// Whether an array is one point of an input, in the input's own order.
final class PointSize {
    private PointSize() {}

    /// Checks the number of values; and, where an array has several axes longer than 1, that they are the
    /// input's channels, rows and columns, for in another order the right number of values would be wrong.
    static void require(String name, List<Integer> axes, Shape shape) {
        long count = axes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (count != shape.size()) {
            throw new ImportException(
                    name,
                    "it holds "
                            + count
                            + (count == 1 ? " number" : " numbers")
                            + (axes.size() > 1 ? " (" + times(axes) + ")" : "")
                            + ", but the model's input is "
                            + shape.described()
                            + " and takes "
                            + shape.size());
        }
        List<Integer> own =
                Stream.of(shape.channels(), shape.rows(), shape.columns())
                        .filter(PointSize::isLong)
                        .toList();
        List<Integer> longer = axes.stream().filter(PointSize::isLong).toList();
        if (longer.size() > 1 && own.size() > 1 && !longer.equals(own)) {
            throw new ImportException(
                    name,
                    "its axes are "
                            + times(axes)
                            + ", but the model's input is ordered "
                            + shape.channels()
                            + " channels x "
                            + shape.rows()
                            + " rows x "
                            + shape.columns()
                            + " columns; transpose it, or flatten it if that is its order");
        }
    }

    private static boolean isLong(int axis) {
        return axis != 1;
    }

    private static String times(List<Integer> axes) {
        return axes.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
