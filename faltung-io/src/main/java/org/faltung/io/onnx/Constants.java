package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;

/// The operator Constant.
final class Constants {
    private Constants() {}

    static Value read(Operation operation) {
        if (operation.attribute("value").isPresent()) {
            return operation.reading().tensors().read(operation.attribute("value").get().getT());
        }
        if (operation.attribute("value_float").isPresent()) {
            double value = operation.attribute("value_float").get().getF();
            return new Tensor(operation.toString(), Dims.of(), new double[] {value});
        }
        if (operation.attribute("value_floats").isPresent()) {
            List<Float> values = operation.attribute("value_floats").get().getFloatsList();
            return new Tensor(
                    operation.toString(),
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
