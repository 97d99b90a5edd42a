package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.io.ImportException;
import org.faltung.network.Mix;
import org.faltung.network.Shape;

/// The shapes of a network, as against the sizes that ONNX speaks of.
///
/// A model says whether its input is an image, a signal or a vector only where it first uses it as
/// one: until then its memory may be seen in any way.
final class Shapes {
    /// The most values that may flow between two operators.
    static final int MOST_VALUES = 10_000_000;

    private static final int COLOURS = 4;

    private final Dims input;
    private final List<String> notes;
    private Optional<Shape> chosen = Optional.empty();

    /// @param input the sizes of the network's input
    /// @param notes where to say what a reader may not expect
    Shapes(Dims input, List<String> notes) {
        this.input = input;
        this.notes = notes;
    }

    /// The sizes of the network's input, a batch of any size taken for 1.
    static Dims declared(String file, ValueInfoProto value) {
        String name = "the input '" + value.getName() + "'";
        if (!value.getType().getTensorType().hasShape()) {
            throw new ImportException(
                    file, name + " has no shape; export the model with a fixed input size");
        }
        List<TensorShapeProto.Dimension> axes =
                value.getType().getTensorType().getShape().getDimList();
        List<Integer> sizes = new ArrayList<>();
        long product = 1;
        for (int axis = 0; axis < axes.size(); axis++) {
            long size = axes.get(axis).getDimValue();
            boolean batch = axis == 0 && axes.size() > 1;
            if (size < (batch ? -1 : 1)) {
                throw new ImportException(
                        file,
                        name
                                + " has no size along axis "
                                + axis
                                + "; export the model with a fixed input size, only the batch may be open");
            }
            product *= Math.clamp(size, 1, MOST_VALUES + 1L);
            if (product > MOST_VALUES) {
                throw new ImportException(
                        file,
                        name + " has more than " + MOST_VALUES + " values, which is too large");
            }
            sizes.add((int) Math.max(1, size));
        }
        return new Dims(sizes);
    }

    /// The shape of the network's input, chosen now at the latest.
    Shape input() {
        Shape shape = chosen.orElseGet(this::plain);
        chosen = Optional.of(shape);
        return shape;
    }

    /// A flow as a vector, flattened if it is none.
    Flow flat(Flow flow) {
        Shape shape = flow.shape().orElseGet(this::input);
        Flow shaped = flow.shaped(shape);
        return shape instanceof Shape.Vector
                ? shaped
                : shaped.then(new Mix.Flatten(), new Shape.Vector(shape.size()), flow.dims());
    }

    /// A flow in the shape that an operator needs: by seeing the input so, or by flattening.
    private Flow as(Operation operation, Flow flow, Shape wanted) {
        if (wanted instanceof Shape.Vector) {
            return flat(flow);
        }
        if (flow.shape().isEmpty() && chosen.isEmpty()) {
            chosen = Optional.of(wanted);
        }
        Shape shape = flow.shape().orElseGet(this::input);
        if (shape.equals(wanted)) {
            return flow.shaped(shape);
        }
        throw operation.fault(
                "needs "
                        + wanted.described()
                        + ", but its input is "
                        + shape.described()
                        + " seen otherwise; only flattening and dropped axes of size 1 are read, so export the model without"
                        + " the Reshape or Transpose before it");
    }

    /// A flow in the shape that its sizes suggest: an image of N×C×H×W, a signal of N×C×L, a vector of N×C.
    Flow natural(Operation operation, Flow flow) {
        Dims dims = flow.dims();
        if (dims.rank() > 1 && dims.get(0) != 1) {
            throw operation.fault(
                    "works on a batch of " + dims.get(0) + "; export the model with a batch of 1");
        }
        Shape wanted =
                switch (dims.rank()) {
                    case 0, 1, 2 -> new Shape.Vector(dims.size());
                    case 3 -> new Shape.Signal(dims.get(2), dims.get(1));
                    case 4 -> new Shape.Image(dims.get(2), dims.get(3), dims.get(1));
                    default ->
                            throw operation.fault(
                                    "works on "
                                            + (dims.rank() - 2)
                                            + " axes beside the channels, but"
                                            + " only signals and images are read");
                };
        return as(operation, flow, wanted);
    }

    /// A flow in a shape whose channels are the second axis of its sizes.
    Flow byChannels(Operation operation, Flow flow) {
        boolean vector = flow.shape().filter(shape -> shape instanceof Shape.Vector).isPresent();
        boolean pooled =
                vector && flow.dims().rank() > 2 && flow.dims().get(1) == flow.dims().size();
        return pooled ? flow : natural(operation, flow);
    }

    /// What the input is if it is flattened at once.
    private Shape plain() {
        boolean batch = input.rank() > 1 && input.get(0) == 1;
        Dims dims = batch ? input.without(0) : input;
        int size = dims.size();
        if (dims.isLine()) {
            return new Shape.Vector(size);
        }
        if (dims.rank() == 2) {
            return new Shape.Image(dims.get(0), dims.get(1), 1);
        }
        if (dims.rank() == 3 && dims.get(2) == 1) {
            return new Shape.Image(dims.get(0), dims.get(1), 1);
        }
        boolean channelsLast = dims.rank() == 3 && dims.get(2) <= COLOURS && dims.get(0) > COLOURS;
        if (dims.rank() != 3 || channelsLast) {
            notes.add(
                    "the input of shape "
                            + input
                            + " is taken as a vector of "
                            + size
                            + " values in the model's own order");
            return new Shape.Vector(size);
        }
        return new Shape.Image(dims.get(1), dims.get(2), dims.get(0));
    }
}
