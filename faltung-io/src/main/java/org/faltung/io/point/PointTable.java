package org.faltung.io.point;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.io.json.JsonText;
import org.faltung.io.json.NumberGrid;
import org.faltung.network.Shape;
import org.faltung.slice.Samples;

/// Many points of a network's input space, as binary floats: data to be averaged, not to be decided by.
public final class PointTable implements Samples {
    private final int rows;
    private final int columns;
    private final IntToDoubleFunction numbers;

    private PointTable(int rows, int columns, IntToDoubleFunction numbers) {
        this.rows = rows;
        this.columns = columns;
        this.numbers = numbers;
    }

    /// Reads a file of points: `.csv` with a point in each line, `.npy` or `.json` with the points along the first
    /// axis, each in the input's own order.
    ///
    /// @throws ImportException if it is not, or the points have another size
    public static PointTable read(String name, Shape shape) {
        return read(name, shape, () -> {});
    }

    /// The same, by a reader that can be stopped.
    ///
    /// @param between run between pieces of the work; ends it by an exception
    public static PointTable read(String name, Shape shape, Runnable between) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv" -> ofLines(file(name), shape, between);
            case "npy" -> NpyArray.read(file(name)).table(shape);
            case "json" -> ofJson(file(name), shape, between);
            default ->
                    throw new ImportException(
                            "'" + name + "'", "points are read from files .csv, .npy or .json");
        };
    }

    private static InputFile file(String name) {
        try {
            return InputFile.at(Path.of(name), "file with the points");
        } catch (InvalidPathException e) {
            throw new ImportException(name, "this cannot be the name of a file", e);
        }
    }

    /// The points along the first axis of an array.
    static PointTable of(
            InputFile file, List<Integer> axes, Shape shape, IntToDoubleFunction numbers) {
        long size = axes.stream().skip(1).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (axes.size() < 2 || size != shape.size()) {
            throw file.fault(
                    "its axes are "
                            + axes
                            + ", but points of a model whose input is "
                            + shape.described()
                            + " need as many, then "
                            + shape.size()
                            + " numbers each");
        }
        return new PointTable(axes.getFirst(), shape.size(), numbers);
    }

    private static PointTable ofJson(InputFile file, Shape shape, Runnable between) {
        NumberGrid grid = NumberGrid.of(JsonText.read(file, between));
        double[] numbers = new double[grid.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = grid.at(i).number().nearest();
        }
        return of(file, grid.axes(), shape, i -> numbers[i]);
    }

    private static PointTable ofLines(InputFile file, Shape shape, Runnable between) {
        List<double[]> rows = new ArrayList<>();
        int line = 0;
        for (String text : file.text().lines().toList()) {
            line++;
            between.run();
            String said = text.replaceFirst("#.*", "").strip().replaceFirst("[,;]$", "");
            if (!said.isEmpty()) {
                rows.add(row(file, line, said.split("\\s*[,;]\\s*|\\s+", -1), shape));
            }
        }
        int columns = shape.size();
        List<Integer> axes = List.of(rows.size(), columns);
        return of(file, axes, shape, i -> rows.get(i / columns)[i % columns]);
    }

    private static double[] row(InputFile file, int line, String[] words, Shape shape) {
        if (words.length != shape.size()) {
            throw file.fault(
                    "line "
                            + line
                            + " holds "
                            + words.length
                            + " numbers, but the model's input is "
                            + shape.described()
                            + " and takes "
                            + shape.size());
        }
        double[] row = new double[words.length];
        for (int q = 0; q < row.length; q++) {
            try {
                row[q] = Rational.parse(words[q]).nearest();
            } catch (IllegalArgumentException e) {
                throw new ImportException(file.name(), "line " + line + ": " + e.getMessage(), e);
            }
        }
        return row;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public double at(int row, int column) {
        return numbers.applyAsDouble(row * columns + column);
    }
}
