package org.faltung.io.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;

/// The trained numbers of one kind of a layer: binary floats, but for some that are other rationals.
final class Parameters {
    private final NumberGrid grid;
    private final double[] values;
    private final Map<Integer, Rational> others;

    private Parameters(NumberGrid grid, double[] values, Map<Integer, Rational> others) {
        this.grid = grid;
        this.values = values;
        this.others = others;
    }

    /// Numbers that stand flat, or nested as their axes say.
    static Parameters of(Json json, Roundings roundings, Integer... axes) {
        NumberGrid grid = NumberGrid.of(json);
        requireAxes(json, grid.axes(), List.of(axes));
        double[] values = new double[grid.size()];
        Map<Integer, Rational> others = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            int index = i;
            if (grid.value(i) instanceof JsonValue.Numeral numeral) {
                values[i] = roundings.nearest(() -> grid.at(index), numeral);
            } else {
                Rational exact = grid.at(i).number();
                values[i] = exact.nearest();
                if (!exact.isBinaryFloat()) {
                    others.put(i, exact);
                }
            }
        }
        return new Parameters(grid, values, others);
    }

    private static void requireAxes(Json json, List<Integer> got, List<Integer> wanted) {
        long count = 1;
        for (int axis : wanted) {
            count *= axis;
        }
        boolean flat = got.size() == 1 && got.getFirst() == count;
        if (!flat && !got.equals(wanted)) {
            throw json.fault(
                    "expected "
                            + count
                            + " numbers"
                            + (wanted.size() == 1 ? "" : ", flat or nested as " + times(wanted))
                            + ", got "
                            + times(got));
        }
    }

    private static String times(List<Integer> axes) {
        return axes.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }

    boolean areBinaryFloats() {
        return others.isEmpty();
    }

    Rational exact(int index) {
        Rational other = others.get(index);
        return other == null ? Rational.of(values[index]) : other;
    }

    /// The numbers, which must be binary floats here.
    double[] binaryFloats() {
        if (!others.isEmpty()) {
            throw refusal(others.keySet().iterator().next());
        }
        return Arrays.copyOf(values, values.length);
    }

    /// The numbers, whatever they are.
    double[] nearest() {
        return Arrays.copyOf(values, values.length);
    }

    ImportException refusal(int index) {
        return refusal(grid.at(index), exact(index));
    }

    static ImportException refusal(Json number, Rational exact) {
        return number.fault(
                exact
                        + " is no binary float and cannot be kept exactly here; write "
                        + exact.nearest()
                        + " without quotes for the nearest one");
    }
}
