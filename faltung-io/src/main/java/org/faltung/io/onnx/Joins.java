package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.faltung.network.Join;
import org.faltung.network.Shape;

/// The operator Concat, along any axis, of branches and constants.
final class Joins {
    private Joins() {}

    static Value concatenation(Operation operation) {
        List<Value> parts = new ArrayList<>();
        List<Dims> sizes = new ArrayList<>();
        for (int input = 0; input < operation.inputs(); input++) {
            parts.add(operation.moved(input));
            sizes.add(operation.dims(input));
        }
        int axis = axis(operation, sizes);
        long along = sizes.stream().mapToLong(dims -> dims.get(axis)).sum();
        Dims dims = sizes.getFirst();
        Dims all = dims.with(axis, operation.within("the size", along, 0, Shapes.MOST_VALUES));
        long origins = flows(parts).map(Flow::origin).distinct().count();
        if (origins == 0) {
            return ofConstants(operation, parts, axis, all);
        }
        boolean channels = axis == 1 && dims.rank() < 5 && dims.get(0) == 1;
        if (channels && origins == parts.size()) {
            return byChannels(operation, flows(parts).toList());
        }
        for (int input = 0; input < parts.size(); input++) {
            if (!(parts.get(input) instanceof Flow)) {
                parts.set(input, operation.tensor(input));
            }
        }
        var order = new Order(sizes, axis);
        return Stack.of(operation.reading().shapes(), parts).taken(order.which, order.index, all);
    }

    private static Stream<Flow> flows(List<Value> parts) {
        return parts.stream().filter(Flow.class::isInstance).map(Flow.class::cast);
    }

    private static int axis(Operation operation, List<Dims> sizes) {
        Dims dims = sizes.getFirst();
        int axis = operation.axis(operation.whole("axis", Long.MIN_VALUE), dims.rank());
        for (Dims other : sizes) {
            boolean same = other.rank() == dims.rank();
            if (!same || !other.with(axis, 1).equals(dims.with(axis, 1))) {
                throw operation.fault(
                        "concatenates "
                                + dims
                                + " and "
                                + other
                                + " along axis "
                                + axis
                                + ", which do not fit; export the model again");
            }
        }
        return axis;
    }

    private static Flow byChannels(Operation operation, List<Flow> flows) {
        Shapes shapes = operation.reading().shapes();
        Flow all = shapes.natural(flows.getFirst());
        for (Flow flow : flows.subList(1, flows.size())) {
            Flow next = shapes.natural(flow);
            Shape one = all.shape().orElseThrow();
            int channels = one.channels() + next.shape().orElseThrow().channels();
            all =
                    all.met(Join.Kind.CONCATENATION, next)
                            .viewed(all.dims().with(1, all.dims().get(1) + next.dims().get(1)))
                            .shaped(one.with(one.rows(), one.columns(), channels));
        }
        return all;
    }

    private static Value ofConstants(Operation operation, List<Value> parts, int axis, Dims all) {
        List<Dims> sizes = new ArrayList<>();
        List<Double> reals = new ArrayList<>();
        List<Long> wholes = new ArrayList<>();
        for (int input = 0; input < parts.size(); input++) {
            sizes.add(operation.dims(input));
            if (parts.get(input) instanceof Integers integers) {
                wholes.addAll(integers.values());
            } else {
                Arrays.stream(operation.tensorOrInfinite(input).values()).forEach(reals::add);
            }
        }
        var order = new Order(sizes, axis);
        int[] places = order.places();
        if (reals.isEmpty()) {
            return new Integers(Dims.of(wholes.size()), wholes).taken(places, all);
        }
        if (!wholes.isEmpty()) {
            throw operation.fault("concatenates weights and whole numbers; export the model again");
        }
        double[] values = reals.stream().mapToDouble(Double::doubleValue).toArray();
        return new Tensor(operation.output(), Dims.of(values.length), values).taken(places, all, 0);
    }

    /// Where the values of a concatenation come from.
    private static final class Order {
        private final List<Dims> sizes;
        private final int[] which;
        private final int[] index;

        Order(List<Dims> sizes, int axis) {
            this.sizes = sizes;
            long all = sizes.stream().mapToLong(Dims::size).sum();
            if (all > Shapes.MOST_VALUES) {
                throw new IllegalArgumentException(
                        all + " values are more than the " + Shapes.MOST_VALUES + " that are read");
            }
            which = new int[(int) all];
            index = new int[(int) all];
            int outer = new Dims(sizes.getFirst().axes().subList(0, axis)).size();
            int next = 0;
            for (int block = 0; block < outer; block++) {
                for (int part = 0; part < sizes.size(); part++) {
                    int length = sizes.get(part).size() / outer;
                    for (int i = 0; i < length; i++) {
                        which[next] = part;
                        index[next++] = block * length + i;
                    }
                }
            }
        }

        /// Places in all parts laid one after the other.
        int[] places() {
            int[] offsets = new int[sizes.size()];
            for (int part = 1; part < offsets.length; part++) {
                offsets[part] = offsets[part - 1] + sizes.get(part - 1).size();
            }
            int[] places = new int[which.length];
            Arrays.setAll(places, i -> offsets[which[i]] + index[i]);
            return places;
        }
    }
}
