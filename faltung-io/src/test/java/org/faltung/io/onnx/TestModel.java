package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes small ONNX models, operator by operator.
final class TestModel {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private final long opset;
    private final TensorProto.DataType type;
    private boolean raw = true;
    private int names;

    private TestModel(long opset, TensorProto.DataType type) {
        this.opset = opset;
        this.type = type;
    }

    /// A model of floats with the input `x`; a size of 0 stands for an open batch.
    static TestModel floats(long opset, int... dims) {
        return new TestModel(opset, TensorProto.DataType.FLOAT).input("x", dims);
    }

    /// A model of doubles with the input `x`.
    static TestModel doubles(long opset, int... dims) {
        return new TestModel(opset, TensorProto.DataType.DOUBLE).input("x", dims);
    }

    /// A model of half floats with the input `x`.
    static TestModel halves(long opset, int... dims) {
        return new TestModel(opset, TensorProto.DataType.FLOAT16).input("x", dims);
    }

    TestModel input(String name, int... dims) {
        graph.addInput(value(name, dims));
        return this;
    }

    /// From now on, weights are stored as typed fields and not as raw bytes.
    TestModel typed() {
        raw = false;
        return this;
    }

    long opset() {
        return opset;
    }

    boolean isDouble() {
        return type == TensorProto.DataType.DOUBLE;
    }

    /// An operator with one output.
    ///
    /// @return the output's name
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String output = "v" + names++;
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType(operator)
                        .setName(operator + "_" + output)
                        .addAllInput(inputs)
                        .addOutput(output)
                        .addAllAttribute(Arrays.asList(attributes)));
        return output;
    }

    /// An operator with several outputs.
    ///
    /// @return the outputs' names
    List<String> nodes(
            String operator, List<String> inputs, int outputs, AttributeProto... attributes) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            given.add("v" + names++);
        }
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType(operator)
                        .setName(operator + "_" + given.getFirst())
                        .addAllInput(inputs)
                        .addAllOutput(given)
                        .addAllAttribute(Arrays.asList(attributes)));
        return given;
    }

    /// A constant of the model's type.
    String weights(double[] values, int... dims) {
        String name = "w" + names++;
        graph.addInitializer(tensor(name, values, dims));
        return name;
    }

    /// A constant of the model's type without axes.
    String scalar(double value) {
        return weights(new double[] {value});
    }

    TensorProto tensor(String name, double[] values, int... dims) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        for (int size : dims) {
            tensor.addDims(size);
        }
        if (raw) {
            return tensor.setRawData(ByteString.copyFrom(bytes(values))).build();
        }
        for (double value : values) {
            if (isDouble()) {
                tensor.addDoubleData(value);
            } else {
                tensor.addFloatData((float) value);
            }
        }
        return tensor.build();
    }

    /// The numbers as a model's raw bytes.
    byte[] bytes(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (isDouble()) {
                bytes.putDouble(value);
            } else {
                bytes.putFloat((float) value);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// A constant as it is.
    String constant(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /// A constant list of whole numbers.
    String wholes(long... values) {
        String name = "i" + names++;
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(TensorProto.DataType.INT64.getNumber())
                        .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /// The model with one more output.
    TestModel output(String name) {
        graph.addOutput(
                ValueInfoProto.newBuilder()
                        .setName(name)
                        .setType(
                                TypeProto.newBuilder()
                                        .setTensorType(
                                                TypeProto.Tensor.newBuilder()
                                                        .setElemType(type.getNumber()))));
        return this;
    }

    /// The file.
    byte[] file() {
        return ModelProto.newBuilder()
                .setIrVersion(opset < 15 ? 7 : 8)
                .setProducerName("faltung's tests")
                .setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .build()
                .toByteArray();
    }

    /// The file with one output, written.
    Path write(Path folder, String output) throws IOException {
        return Files.write(folder.resolve("model.onnx"), output(output).file());
    }

    static AttributeProto wholes(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder()
                        .setName(name)
                        .setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto real(String name, double value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private ValueInfoProto value(String name, int... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int size : dims) {
            TensorShapeProto.Dimension.Builder axis = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(size == 0 ? axis.setDimParam("batch") : axis.setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())
                                                .setShape(shape)))
                .build();
    }
}
