package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.faltung.io.ImportException;

/// One operator of a model with its inputs and attributes, and the faults that may be found in
/// them.
final class Operation {
    private final Reading reading;
    private final NodeProto node;

    Operation(Reading reading, NodeProto node) {
        this.reading = reading;
        this.node = node;
    }

    String type() {
        return node.getOpType();
    }

    /// The name of what it gives.
    String output() {
        return node.getOutput(0);
    }

    /// The operator set, empty for ONNX's own.
    String domain() {
        return node.getDomain().equals("ai.onnx") ? "" : node.getDomain();
    }

    /// The reading that this operator is a part of.
    Reading reading() {
        return reading;
    }

    int inputs() {
        return node.getInputCount();
    }

    /// Whether an input is there; ONNX writes an absent one as an empty name.
    boolean has(int input) {
        return input < node.getInputCount() && !node.getInput(input).isEmpty();
    }

    /// Whether a second or later output is used by anyone.
    boolean usesOutput(int output) {
        return output < node.getOutputCount() && reading.uses(node.getOutput(output)) > 0;
    }

    Value value(int input) {
        if (!has(input)) {
            throw fault("lacks its input number " + (input + 1) + "; export the model again");
        }
        return reading.value(this, node.getInput(input));
    }

    /// An input that depends on the network's input.
    Flow flow(int input) {
        Flow flow = endedFlow(input);
        if (flow.ending().isPresent()) {
            throw new ImportException(
                    reading.file(),
                    flow.ending().get()
                            + " can be left off only at the end of the"
                            + " network, for it is not piecewise linear, but "
                            + this
                            + " follows; export the model without it");
        }
        return flow;
    }

    /// An input that depends on the network's input and may come after its end.
    Flow endedFlow(int input) {
        if (value(input) instanceof Flow flow) {
            return flow;
        }
        throw fault(
                "works on constants alone; simplify the model first, so that constants are folded");
    }

    /// A part of an input, or of a constant, in another order: what an operator that only moves
    /// values gives.
    ///
    /// @param places for each value its place in the input, or [Selection#ZERO]
    /// @param dims the sizes that the values then have
    Value taken(Value value, int[] places, Dims dims) {
        return switch (value) {
            case Flow flow -> reading.shapes().taken(flow, places, dims);
            case Tensor tensor -> tensor.taken(places, dims, 0);
            case Integers integers -> integers.taken(places, dims);
        };
    }

    /// The sizes of an input.
    Dims dims(int input) {
        return switch (value(input)) {
            case Flow flow -> flow.dims();
            case Tensor tensor -> tensor.dims();
            case Integers integers -> integers.dims();
        };
    }

    /// The input of a layer that only moves values: anything but what comes after the network's
    /// end.
    Value moved(int input) {
        return value(input) instanceof Flow ? flow(input) : value(input);
    }

    /// How many outputs it has.
    int outputs() {
        return node.getOutputCount();
    }

    /// A list of whole numbers that is an input in newer operator sets and an attribute in older
    /// ones.
    Optional<List<Long>> wholes(int input, String name) {
        return has(input) ? Optional.of(wholes(input)) : wholes(name);
    }

    boolean isConstant(int input) {
        return has(input) && !(value(input) instanceof Flow);
    }

    /// An input that must be a constant of finite numbers.
    Tensor tensor(int input) {
        Tensor tensor = tensorOrInfinite(input);
        for (int i = 0; i < tensor.size(); i++) {
            if (!Double.isFinite(tensor.get(i))) {
                throw fault(
                        "has a weight that is "
                                + tensor.get(i)
                                + ", number "
                                + i
                                + " of '"
                                + tensor.name()
                                + "', but every weight must be finite; train or convert the model again");
            }
        }
        return tensor;
    }

    /// An input that must be a constant, its numbers perhaps infinite.
    Tensor tensorOrInfinite(int input) {
        return switch (value(input)) {
            case Tensor tensor -> tensor;
            case Integers _ ->
                    throw fault(
                            "has whole numbers where weights are expected, in input "
                                    + (input + 1));
            case Flow _ ->
                    throw fault(
                            "computes its input number "
                                    + (input + 1)
                                    + " from the network's input,"
                                    + " but that must be a constant");
        };
    }

    /// An input that must be a constant list of whole numbers.
    List<Long> wholes(int input) {
        if (value(input) instanceof Integers integers) {
            return integers.values();
        }
        throw fault(
                "computes its input number "
                        + (input + 1)
                        + ", which must be a constant list of whole"
                        + " numbers; simplify the model first, so that constants are folded");
    }

    Optional<AttributeProto> attribute(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    long whole(String name, long otherwise) {
        return attribute(name).map(AttributeProto::getI).orElse(otherwise);
    }

    Optional<List<Long>> wholes(String name) {
        return attribute(name).map(AttributeProto::getIntsList);
    }

    /// A real attribute: exactly the float that the file holds.
    double real(String name, float otherwise) {
        double value = attribute(name).map(AttributeProto::getF).orElse(otherwise);
        if (!Double.isFinite(value)) {
            throw fault("has the attribute " + name + " = " + value + ", which must be finite");
        }
        return value;
    }

    String text(String name, String otherwise) {
        return attribute(name).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
    }

    /// A whole number that must lie in a range.
    int within(String noun, long value, long least, long most) {
        if (value < least || value > most) {
            throw fault(
                    "has "
                            + noun
                            + " "
                            + value
                            + ", which must be at least "
                            + least
                            + " and at most "
                            + most);
        }
        return (int) value;
    }

    /// An axis, counted from the end if negative.
    int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw fault("names the axis " + axis + " of a value with " + rank + " axes");
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /// A fault of this operator.
    ///
    /// @param message what is wrong and what to try; continues "node 'name' (Type)"
    ImportException fault(String message) {
        return new ImportException(reading.file(), this + " " + message);
    }

    ImportException fault(String message, Throwable cause) {
        return new ImportException(reading.file(), this + " " + message, cause);
    }

    /// How messages name the operator: "node 'conv3/act' (Sigmoid)".
    @Override
    public String toString() {
        String name =
                !node.getName().isEmpty() || node.getOutputCount() == 0
                        ? "node '" + node.getName() + "'"
                        : "the node of '" + node.getOutput(0) + "'";
        return name + " (" + type() + ")";
    }
}
