package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.io.Model;
import org.faltung.network.Network;

/// Reads ONNX models, opset 7 and newer, float and double, as networks with their weights.
///
/// Weights are exactly the binary floats of the file, and no arithmetic is done on them but what is
/// exact; where it would not be, a layer is added instead. Only a batch normalisation's scale is
/// rounded, once, and a note says so.
public final class OnnxReader {
    private static final int OLDEST_OPSET = 7;
    private static final long MOST_BYTES = Integer.MAX_VALUE - 64L;

    private OnnxReader() {}

    /// The network that a file describes.
    ///
    /// @param path an ONNX model
    /// @throws ImportException if it is none, is damaged, or has an operator that is not read
    public static Model read(Path path) {
        return read(path, () -> {});
    }

    /// The same, by a reader that can be stopped.
    ///
    /// @param between run between pieces of the work; ends it by an exception
    public static Model read(Path path, Runnable between) {
        InputFile input = InputFile.at(path, "model file");
        String file = input.name();
        if (input.size() > MOST_BYTES) {
            throw input.fault("the file is larger than 2 GB; export the model with external data");
        }
        Memory.require(file, input.size());
        ByteBuffer bytes = input.bytes();
        MessageDigest digest = InputFile.sha256();
        digest.update(bytes.duplicate());
        ModelProto model = parsed(file, bytes);
        between.run();
        List<String> notes = new ArrayList<>();
        var tensors = new TensorReader(file, new ExternalData(path, digest));
        var outline = new Outline(file, model.getGraph());
        Network network = new Reading(file, outline, tensors, notes).network(between);
        String hash = HexFormat.of().formatHex(digest.digest());
        return new Model(network, notes, input.title(), hash);
    }

    private static ModelProto parsed(String file, ByteBuffer bytes) {
        ModelProto model;
        try {
            model = ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new ImportException(
                    file, "this is not an ONNX model, or it is damaged or cut short", e);
        }
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            throw new ImportException(
                    file,
                    "there is no graph of operators in it; this is not an ONNX model, or it is"
                            + " damaged or cut short");
        }
        List<OperatorSetIdProto> sets = model.getOpsetImportList();
        long opset =
                sets.stream()
                        .filter(OnnxReader::isStandard)
                        .mapToLong(OperatorSetIdProto::getVersion)
                        .max()
                        .orElse(0);
        if (opset < OLDEST_OPSET) {
            throw new ImportException(
                    file,
                    opset == 0
                            ? "it does not say its opset; this is not an ONNX model, or it is damaged or cut short"
                            : "it uses opset "
                                    + opset
                                    + ", but only 7 and newer are read; convert it to a newer one");
        }
        return model;
    }

    private static boolean isStandard(OperatorSetIdProto set) {
        return set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx");
    }
}
