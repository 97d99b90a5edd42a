package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;

/// The operator Constant.
final class Constants {
    private Constants() {}

    static Value read(Operation operation) {
        if (operation.attribute("value").isPresent()) {
            TensorProto value = operation.attribute("value").get().getT();
            TensorProto named = value.toBuilder().setName(operation.output()).build();
            return operation.reading().tensors().read(named);
        }
        if (operation.attribute("value_float").isPresent()) {
            double value = operation.attribute("value_float").get().getF();
            return new Tensor(operation.output(), Dims.of(), new double[] {value});
        }
        if (operation.attribute("value_floats").isPresent()) {
            List<Float> values = operation.attribute("value_floats").get().getFloatsList();
            return new Tensor(
                    operation.output(),
                    Dims.of(values.size()),
                    values.stream().mapToDouble(Float::doubleValue).toArray());
        }
        if (operation.attribute("value_int").isPresent()) {
            return new Integers(Dims.of(), List.of(operation.attribute("value_int").get().getI()));
        }
        AttributeProto ints =
                operation
                        .attribute("value_ints")
                        .orElseThrow(() ->
                                operation.fault(
                                        "has no value, value_float(s) or value_int(s); other constants"
                                                + " are not read"));
        return new Integers(Dims.of(ints.getIntsCount()), ints.getIntsList());
    }
}
