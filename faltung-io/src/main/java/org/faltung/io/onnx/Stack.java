package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.faltung.network.Join;
import org.faltung.network.Selection;
import org.faltung.network.Shape;

/// Several inputs of an operator side by side, so that their values can be taken in any order:
/// those that depend on the network's input one after the other in one vector, each origin once;
/// constants as zeros, to which they are added afterwards.
final class Stack {
    private final Shapes shapes;
    private final List<Value> parts;
    private final Map<Origin, Integer> offsets = new HashMap<>();
    private final Flow all;

    private Stack(Shapes shapes, List<Value> parts) {
        this.shapes = shapes;
        this.parts = List.copyOf(parts);
        Optional<Flow> joined = Optional.empty();
        int size = 0;
        for (Value part : parts) {
            if (part instanceof Flow flow && offsets.putIfAbsent(flow.origin(), size) == null) {
                Flow next = shapes.flat(flow);
                size = Math.addExact(size, flow.dims().size());
                joined =
                        Optional.of(
                                joined.map(before -> before.met(Join.Kind.CONCATENATION, next))
                                        .orElse(next)
                                        .viewed(Dims.of(size))
                                        .shaped(new Shape.Vector(size)));
            }
        }
        this.all = joined.orElseThrow();
    }

    /// @param parts flows, at least one, and tensors
    static Stack of(Shapes shapes, List<Value> parts) {
        return new Stack(shapes, parts);
    }

    /// Values in a new order.
    ///
    /// @param which for each value the number of its part
    /// @param index for each value its place in its part
    /// @param dims the sizes that they then have
    Flow taken(int[] which, int[] index, Dims dims) {
        int[] places = new int[which.length];
        double[] constants = new double[which.length];
        Arrays.fill(places, Selection.ZERO);
        for (int i = 0; i < which.length; i++) {
            switch (parts.get(which[i])) {
                case Flow flow -> places[i] = offset(flow) + index[i];
                case Tensor tensor -> constants[i] = tensor.get(index[i]);
                case Integers integers -> constants[i] = integers.values().get(index[i]);
            }
        }
        return Affine.shift(constants).after(shapes.taken(all, places, dims));
    }

    private int offset(Flow flow) {
        return Objects.requireNonNull(offsets.get(flow.origin()));
    }
}
