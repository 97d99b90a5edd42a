package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.faltung.io.ImportException;

/// Weights that a model keeps in files beside it, or below its folder; never elsewhere.
final class ExternalData {
    private final Path model;
    private final MessageDigest digest;
    private long total;

    /// @param digest is fed every byte that is read
    ExternalData(Path model, MessageDigest digest) {
        this.model = model;
        this.digest = digest;
    }

    /// The bytes of a tensor.
    ///
    /// @param wanted how many its shape needs
    ByteBuffer read(TensorProto proto, long wanted) {
        String location =
                entry(proto, "location").orElseThrow(() -> fault(proto, "names no external file"));
        long offset = number(proto, "offset", 0);
        long length = number(proto, "length", wanted);
        if (length != wanted) {
            throw fault(
                    proto,
                    "has "
                            + length
                            + " bytes in '"
                            + location
                            + "', but its shape needs "
                            + wanted);
        }
        total += length;
        Memory.require(model.toString(), total);
        try {
            Path path = inside(proto, location);
            if (offset > Files.size(path) - wanted) {
                throw fault(
                        proto,
                        "needs the bytes "
                                + offset
                                + " to "
                                + (offset + wanted)
                                + " of '"
                                + location
                                + "', which has only "
                                + Files.size(path));
            }
            return bytes(path, offset, (int) wanted);
        } catch (InvalidPathException | IOException e) {
            throw new ImportException(
                    model.toString(),
                    "tensor '"
                            + proto.getName()
                            + "' is in '"
                            + location
                            + "', which cannot be read; put that file beside the model",
                    e);
        }
    }

    private Path inside(TensorProto proto, String location) throws IOException {
        Path real = model.toRealPath();
        Path folder = real.resolveSibling("").toAbsolutePath().normalize();
        Path path = folder.resolve(location).normalize();
        if (location.isEmpty()
                || Path.of(location).isAbsolute()
                || !path.startsWith(folder)
                || !path.toRealPath().startsWith(folder)) {
            throw fault(
                    proto,
                    "is in '"
                            + location
                            + "', outside the model's folder, where nothing is read;"
                            + " put that file beside the model");
        }
        if (!Files.isRegularFile(path)) {
            throw fault(proto, "is in '" + location + "', which is not a file");
        }
        return path;
    }

    private ByteBuffer bytes(Path path, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            channel.position(offset);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException(path + " became shorter");
                }
            }
        }
        bytes.flip();
        digest.update(bytes.duplicate());
        return bytes;
    }

    private long number(TensorProto proto, String key, long otherwise) {
        String text = entry(proto, key).orElse(Long.toString(otherwise));
        if (!text.matches("\\d{1,18}")) {
            throw fault(
                    proto, "has the impossible " + key + " '" + text + "' in its external file");
        }
        return Long.parseLong(text);
    }

    private static Optional<String> entry(TensorProto proto, String key) {
        return proto.getExternalDataList().stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(StringStringEntryProto::getValue)
                .findFirst();
    }

    private ImportException fault(TensorProto proto, String message) {
        return new ImportException(model.toString(), "tensor '" + proto.getName() + "' " + message);
    }
}
