package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.faltung.io.ImportException;

/// Reads the constants of a model, whichever of ONNX's ways they are stored in. Their sizes are
/// believed only once the bytes are there.
final class TensorReader {
    private final String file;
    private final ExternalData external;

    TensorReader(String file, ExternalData external) {
        this.file = file;
        this.external = external;
    }

    Value read(TensorProto proto) {
        return switch (type(proto)) {
            case FLOAT -> new Tensor(proto.getName(), dims(proto), floats(proto));
            case DOUBLE -> new Tensor(proto.getName(), dims(proto), doubles(proto));
            case INT32, INT64, BOOL -> new Integers(dims(proto), integers(proto));
            default ->
                    throw fault(
                            proto,
                            "has the type "
                                    + type(proto)
                                    + ", but only FLOAT and DOUBLE weights are read; convert the model to one of them");
        };
    }

    private TensorProto.DataType type(TensorProto proto) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(proto.getDataType());
        if (type == null) {
            throw fault(proto, "has the unknown type " + proto.getDataType());
        }
        return type;
    }

    private double[] floats(TensorProto proto) {
        if (isTyped(proto)) {
            requireCount(proto, proto.getFloatDataCount());
            double[] values = new double[proto.getFloatDataCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = proto.getFloatData(i);
            }
            return values;
        }
        ByteBuffer bytes = bytes(proto, Float.BYTES);
        double[] values = new double[bytes.remaining() / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat();
        }
        return values;
    }

    private double[] doubles(TensorProto proto) {
        if (isTyped(proto)) {
            requireCount(proto, proto.getDoubleDataCount());
            return proto.getDoubleDataList().stream().mapToDouble(Double::doubleValue).toArray();
        }
        ByteBuffer bytes = bytes(proto, Double.BYTES);
        double[] values = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    private List<Long> integers(TensorProto proto) {
        TensorProto.DataType type = type(proto);
        boolean wide = type == TensorProto.DataType.INT64;
        List<Long> values = new ArrayList<>();
        if (isTyped(proto)) {
            if (wide) {
                values.addAll(proto.getInt64DataList());
            } else {
                proto.getInt32DataList().forEach(value -> values.add((long) value));
            }
            requireCount(proto, values.size());
            return values;
        }
        boolean single = type == TensorProto.DataType.BOOL;
        ByteBuffer bytes = bytes(proto, wide ? Long.BYTES : single ? 1 : Integer.BYTES);
        while (bytes.hasRemaining()) {
            values.add(wide ? bytes.getLong() : single ? bytes.get() : bytes.getInt());
        }
        return values;
    }

    private static boolean isTyped(TensorProto proto) {
        return !proto.hasRawData() && proto.getDataLocation() != TensorProto.DataLocation.EXTERNAL;
    }

    private ByteBuffer bytes(TensorProto proto, int each) {
        long wanted = count(proto) * each;
        ByteBuffer bytes;
        if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            bytes = external.read(proto, wanted);
        } else {
            ByteString raw = proto.getRawData();
            if (raw.size() != wanted) {
                throw fault(
                        proto,
                        "has "
                                + raw.size()
                                + " bytes, but its shape needs "
                                + wanted
                                + "; the file is damaged");
            }
            bytes = raw.asReadOnlyByteBuffer();
        }
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    private void requireCount(TensorProto proto, int given) {
        long wanted = count(proto);
        if (given != wanted) {
            throw fault(
                    proto,
                    "has "
                            + given
                            + " numbers, but its shape needs "
                            + wanted
                            + "; the file is damaged");
        }
    }

    /// The number of values that the shape asks for, which fits an array whatever the file says.
    private long count(TensorProto proto) {
        long count = 1;
        for (long size : proto.getDimsList()) {
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw fault(proto, "has the impossible shape " + proto.getDimsList());
            }
            count *= size;
            if (count > Integer.MAX_VALUE / Double.BYTES) {
                throw fault(proto, "has the shape " + proto.getDimsList() + ", which is too large");
            }
        }
        return count;
    }

    private Dims dims(TensorProto proto) {
        count(proto);
        return new Dims(proto.getDimsList().stream().map(Long::intValue).toList());
    }

    private ImportException fault(TensorProto proto, String message) {
        return new ImportException(file, "tensor '" + proto.getName() + "' " + message);
    }
}
