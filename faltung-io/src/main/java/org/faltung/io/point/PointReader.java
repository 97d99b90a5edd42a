package org.faltung.io.point;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.io.json.Json;
import org.faltung.io.json.JsonText;
import org.faltung.io.json.NumberGrid;
import org.faltung.network.Shape;

/// Reads points of a network's input space. Every number is exact: a decimal as it is written, a binary
/// float as it is, a pixel as its value over the largest one.
public final class PointReader {
    private static final String KINDS = ".csv, .npy, .json, .png or .jpg";

    private PointReader() {}

    /// The point that the user named.
    ///
    /// @param argument a comma list of numbers, or the name of a file whose ending says its kind
    /// @param shape the input of the network; the numbers stand in its order
    /// @throws ImportException if it is no point, or one of another size
    public static List<Rational> read(String argument, Shape shape) {
        return read(argument, shape, () -> {});
    }

    /// The same, by a reader that can be stopped.
    ///
    /// @param between run between pieces of the work; ends it by an exception
    public static List<Rational> read(String argument, Shape shape, Runnable between) {
        String ending = argument.substring(argument.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv" -> NumberList.ofLines(file(argument), shape, between);
            case "npy" -> NpyArray.read(file(argument)).point(shape);
            case "json" -> ofJson(file(argument), shape, between);
            case "png", "jpg", "jpeg" -> Picture.read(file(argument)).point(shape);
            default -> ofWord(argument, shape);
        };
    }

    private static List<Rational> ofWord(String argument, Shape shape) {
        if (argument.matches("(?s).*[A-DF-Za-df-z].*")) {
            throw new ImportException(
                    "'" + argument + "'",
                    "this is neither a comma list of numbers, such as 0,0.5,-1/3, nor a file "
                            + KINDS);
        }
        return NumberList.ofWord(argument, shape);
    }

    private static InputFile file(String name) {
        try {
            return InputFile.at(Path.of(name), "file with the point");
        } catch (InvalidPathException e) {
            throw new ImportException(name, "this cannot be the name of a file", e);
        }
    }

    private static List<Rational> ofJson(InputFile file, Shape shape, Runnable between) {
        Json root = JsonText.read(file, between);
        NumberGrid grid = NumberGrid.of(root);
        PointSize.require(file.name(), grid.axes(), shape);
        return IntStream.range(0, grid.size()).mapToObj(i -> grid.at(i).number()).toList();
    }
}
