package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.io.ImportException;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Selection;
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
        requireReal(file, name, value.getType().getTensorType().getElemType());
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

    private static void requireReal(String file, String name, int type) {
        boolean real =
                type == TensorProto.DataType.FLOAT.getNumber()
                        || type == TensorProto.DataType.DOUBLE.getNumber();
        if (!real) {
            throw new ImportException(
                    file,
                    name
                            + " is of type "
                            + TensorProto.DataType.forNumber(type)
                            + ", but only FLOAT and DOUBLE are read; convert the model to one of them");
        }
    }

    /// The shape of the network's input, chosen now at the latest.
    Shape input() {
        Shape shape = chosen.orElseGet(this::plain);
        chosen = Optional.of(shape);
        return shape;
    }

    /// A flow whose shape is known.
    Flow shaped(Flow flow) {
        return flow.shape().isPresent() ? flow : flow.shaped(input());
    }

    /// A flow as a vector, flattened if it is none.
    Flow flat(Flow flow) {
        return seen(flow, new Shape.Vector(flow.dims().size()));
    }

    /// The same values in another shape, in the same order.
    Flow seen(Flow flow, Shape wanted) {
        Flow shaped = shaped(flow);
        Shape shape = shaped.shape().orElseThrow();
        if (shape.equals(wanted)) {
            return shaped;
        }
        Layer view =
                wanted instanceof Shape.Vector
                        ? new Mix.Flatten()
                        : new Mix.Select(Selection.of(Places.all(flow.dims().size())), wanted);
        return shaped.then(view, wanted, flow.dims());
    }

    /// The same values in the shape that an operator works on; if the input is not seen in any
    /// shape yet, that is its shape.
    private Flow as(Flow flow, Shape wanted) {
        if (flow.shape().isEmpty() && chosen.isEmpty() && !(wanted instanceof Shape.Vector)) {
            chosen = Optional.of(wanted);
        }
        return seen(flow, wanted);
    }

    /// Values taken from a flow.
    ///
    /// @param places for each value its place in the flow, or [Selection#ZERO]
    /// @param dims the sizes that the values then have
    Flow taken(Flow flow, int[] places, Dims dims) {
        if (Places.isAll(places, flow.dims().size())) {
            return flow.viewed(dims);
        }
        Shape shape = fitting(dims);
        return shaped(flow).then(new Mix.Select(Selection.of(places), shape), shape, dims);
    }

    /// The shape that sizes suggest: an image of 1×C×H×W, a signal of 1×C×L, else a vector.
    static Shape fitting(Dims dims) {
        boolean one = dims.rank() > 2 && dims.rank() < 5 && dims.get(0) == 1;
        return one ? grid(dims) : new Shape.Vector(dims.size());
    }

    /// The image or signal of N×C×H×W or N×C×L, the batch counted with the channels.
    static Shape grid(Dims dims) {
        int channels = Math.multiplyExact(dims.get(0), dims.get(1));
        return dims.rank() == 3
                ? new Shape.Signal(dims.get(2), channels)
                : new Shape.Image(dims.get(2), dims.get(3), channels);
    }

    /// A flow in the shape that its sizes suggest.
    Flow natural(Flow flow) {
        return as(flow, fitting(flow.dims()));
    }

    /// A flow as an image or a signal for a window to slide over, the batch counted with the
    /// channels.
    Flow sliding(Operation operation, Flow flow) {
        Dims dims = flow.dims();
        if (dims.rank() != 3 && dims.rank() != 4) {
            throw operation.fault(
                    "works on values of shape "
                            + dims
                            + ", but only signals (N, C, L) and images (N, C, H, W) are read");
        }
        requireNoBatch(operation, dims);
        return as(flow, grid(dims));
    }

    /// Refuses a batch of several inputs, which makes several networks of one.
    void requireNoBatch(Operation operation, Dims dims) {
        if (dims.get(0) != 1 && dims.rank() == input.rank() && dims.get(0) == input.get(0)) {
            throw operation.fault(
                    "works on a batch of " + dims.get(0) + "; export the model with a batch of 1");
        }
    }

    /// A flow in a shape whose channels are the first two axes of its sizes.
    Flow byChannels(Operation operation, Flow flow) {
        Dims dims = flow.dims();
        if (dims.rank() < 2) {
            throw operation.fault(
                    "works on values of shape " + dims + ", which have no axis of channels");
        }
        requireNoBatch(operation, dims);
        int channels = Math.multiplyExact(dims.get(0), dims.get(1));
        if (channels == dims.size()) {
            return flat(flow);
        }
        boolean grid = dims.rank() == 3 || dims.rank() == 4;
        return as(flow, grid ? grid(dims) : new Shape.Signal(dims.size() / channels, channels));
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
