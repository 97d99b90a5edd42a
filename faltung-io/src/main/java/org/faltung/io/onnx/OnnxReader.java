package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.faltung.io.ImportException;
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

    /// A model that was read.
    ///
    /// @param network with its weights; the batch is dropped
    /// @param notes what a reader may not expect, a line each
    /// @param name the name of the file
    /// @param sha256 the digest of the file, and of the weights it keeps in other files, if any
    public record Model(Network network, List<String> notes, String name, String sha256) {
        /// Copies the notes.
        public Model {
            notes = List.copyOf(notes);
        }
    }

    /// The network that a file describes.
    ///
    /// @param path an ONNX model
    /// @throws ImportException if it is none, is damaged, or has an operator that is not read
    public static Model read(Path path) {
        String file = path.toString();
        byte[] bytes = bytes(path, file);
        MessageDigest digest = sha256();
        digest.update(bytes);
        ModelProto model = parsed(file, bytes);
        List<String> notes = new ArrayList<>();
        var tensors = new TensorReader(file, new ExternalData(path, digest));
        var outline = new Outline(file, model.getGraph());
        Network network = new Reading(file, outline, tensors, notes).network();
        String name = String.valueOf(path.getFileName());
        return new Model(network, notes, name, HexFormat.of().formatHex(digest.digest()));
    }

    private static byte[] bytes(Path path, String file) {
        try {
            if (!Files.exists(path)) {
                throw new ImportException(file, "there is no such file; check its name");
            }
            if (Files.isDirectory(path)) {
                throw new ImportException(file, "this is a directory; name the model file in it");
            }
            if (!Files.isRegularFile(path)) {
                throw new ImportException(file, "this is not a regular file");
            }
            long size = Files.size(path);
            if (size == 0) {
                throw new ImportException(file, "the file is empty; export the model again");
            }
            if (size > MOST_BYTES) {
                throw new ImportException(
                        file, "the file is larger than 2 GB; export the model with external data");
            }
            Memory.require(file, size);
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ImportException(file, "the file cannot be read; check its permissions", e);
        }
    }

    private static ModelProto parsed(String file, byte[] bytes) {
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
