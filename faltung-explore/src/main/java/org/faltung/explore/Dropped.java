package org.faltung.explore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.faltung.count.CannotCountException;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.Model;
import org.faltung.io.Models;
import org.faltung.io.point.PointReader;
import org.faltung.io.point.PointTable;
import org.faltung.network.Shape;

/// Files that somebody dropped onto the page: models and points. Whatever is in them, the answer is one sentence about
/// it, or what they hold.
final class Dropped {
    private Dropped() {}

    /// A model.
    ///
    /// @param name of the file
    /// @param errand that it is read within
    static Opened model(String name, byte[] bytes, Errand errand) {
        return asFile(
                name,
                bytes,
                file -> {
                    Model model = Models.read(file, errand::check);
                    NetworkSize.require(model.network());
                    errand.check();
                    return Shelf.opened(
                            model, String.join(" ", model.notes()), true, errand::check);
                });
    }

    /// Points of a model's input space: a picture, or a file with one point, or a table with a point a row.
    ///
    /// @param errand that they are read within
    static List<Sample> points(String name, byte[] bytes, Shape shape, Errand errand) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        switch (ending) {
            case "png", "jpg", "jpeg" -> requireSize(name, bytes, shape);
            case "csv", "npy", "json" -> {}
            default ->
                    throw new RefusedException(
                            "%s: points come as .png, .jpg, .csv, .npy or .json, and models as .onnx or .json"
                                    .formatted(Words.shortened(name)));
        }
        return asFile(name, bytes, file -> points(file, name, shape, errand));
    }

    private static List<Sample> points(Path file, String name, Shape shape, Errand errand) {
        try {
            return List.of(
                    new Sample(name, PointReader.read(file.toString(), shape, errand::check)));
        } catch (ImportException single) {
            errand.check();
            PointTable table;
            try {
                table = PointTable.read(file.toString(), shape, errand::check);
            } catch (ImportException e) {
                throw single; // what is wrong with it as one point says more
            }
            List<Sample> samples = new ArrayList<>();
            for (int row = 0; row < Math.min(table.rows(), Limits.DROPPED_POINTS); row++) {
                errand.check();
                List<Rational> point = new ArrayList<>();
                for (int column = 0; column < table.columns(); column++) {
                    point.add(Rational.of(table.at(row, column)));
                }
                samples.add(new Sample(name + " " + (row + 1), point));
            }
            return samples;
        }
    }

    /// A picture's size is looked at before its pixels are unpacked.
    private static void requireSize(String name, byte[] bytes, Shape shape) {
        if (bytes.length > Limits.PICTURE) {
            throw new RefusedException(
                    413, "%s: a picture may have %d MB".formatted(name, Limits.PICTURE >> 20));
        }
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new RefusedException(name + ": this is not a PNG or JPEG picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > shape.size()) {
                    throw new RefusedException(
                            "%s: it is %d x %d pixels, but the model's input is %s; scale it down"
                                    .formatted(
                                            name,
                                            reader.getWidth(0),
                                            reader.getHeight(0),
                                            shape.described()));
                }
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof RefusedException refused) {
                throw refused;
            }
            throw new RefusedException(name + ": this picture cannot be read");
        }
    }

    /// Lets readers of files read it, from a folder of its own, so that nothing else is beside it.
    private static <T> T asFile(String name, byte[] bytes, Function<Path, T> read) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String safe = plain.startsWith(".") || plain.isBlank() ? "file" + plain : plain;
        try {
            Path folder = Files.createTempDirectory("faltung-dropped");
            Path file = folder.resolve(safe.substring(Math.max(0, safe.length() - 100)));
            try {
                Files.write(file, bytes);
                return read.apply(file);
            } catch (ImportException | CannotCountException e) {
                throw new RefusedException(message(e).replace(folder + "/", ""));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String message(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? "the file cannot be read" : message;
    }
}
