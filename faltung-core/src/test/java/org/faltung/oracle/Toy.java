package org.faltung.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.matching.Axis;
import org.faltung.matching.Choice;
import org.faltung.matching.Field;
import org.faltung.matroid.SharedLayer;
import org.faltung.network.Window;

/// A convolutional layer small enough for the definitions, with its geometry worked out here and not by
/// the code under test.
///
/// @param filters d, filters shared by all positions
/// @param breakpoints P, parallel hyperplanes of each neuron
public record Toy(
        int rows,
        int columns,
        int channels,
        Slide down,
        Slide along,
        int filters,
        int breakpoints) {

    /// One axis of the window.
    public record Slide(int length, int stride, int before, int after) {
        int positions(int samples) {
            int room = samples + before + after - length;
            return room < 0 ? 0 : room / stride + 1;
        }

        Window window() {
            return new Window(length, stride, 1, before, after);
        }
    }

    /// How large a random layer may be.
    ///
    /// @param side samples along an axis
    /// @param wide whether windows may lie wholly in the padding
    public record Size(int side, int channels, int neurons, int breakpoints, boolean wide) {}

    /// A random layer with at least one position; half of them without padding.
    public static Toy random(SplittableRandom random, Size size) {
        while (true) {
            boolean line = random.nextInt(5) == 0;
            boolean padded = random.nextBoolean();
            int rows = line ? 1 : random.nextInt(1, size.side() + 1);
            Toy toy =
                    new Toy(
                            rows,
                            random.nextInt(1, size.side() + 1),
                            random.nextInt(1, size.channels() + 1),
                            line ? new Slide(1, 1, 0, 0) : slide(random, padded, size.wide()),
                            slide(random, padded, size.wide()),
                            random.nextInt(1, 5),
                            random.nextInt(1, size.breakpoints() + 1));
            if (toy.positions() > 0 && toy.neurons() <= size.neurons() && toy.inputs() <= 62) {
                return toy;
            }
        }
    }

    private static Slide slide(SplittableRandom random, boolean padded, boolean wide) {
        int length = random.nextInt(1, 5);
        int most = wide ? length + 2 : length - 1;
        int before = padded ? random.nextInt(most + 1) : 0;
        int after = padded ? random.nextInt(most + 1) : 0;
        return new Slide(length, random.nextInt(1, 4), before, after);
    }

    /// Rows of positions.
    public int positionsDown() {
        return down.positions(rows);
    }

    /// Columns of positions.
    public int positionsAlong() {
        return along.positions(columns);
    }

    /// Positions of the window.
    public int positions() {
        return positionsDown() * positionsAlong();
    }

    /// Positions times filters.
    public int neurons() {
        return positions() * filters;
    }

    /// All inputs, seen or not.
    public int inputs() {
        return rows * columns * channels;
    }

    /// Weights of one filter.
    public int weights() {
        return down.length() * along.length() * channels;
    }

    /// What each position sees, row by row: pairs (input, the weight that meets it).
    public List<List<int[]>> windows() {
        List<List<int[]>> windows = new ArrayList<>();
        for (int i = 0; i < positionsDown(); i++) {
            for (int j = 0; j < positionsAlong(); j++) {
                windows.add(
                        window(
                                i * down.stride() - down.before(),
                                j * along.stride() - along.before()));
            }
        }
        return windows;
    }

    private List<int[]> window(int top, int left) {
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < down.length(); a++) {
            for (int b = 0; b < along.length(); b++) {
                int y = top + a;
                int x = left + b;
                if (y < 0 || y >= rows || x < 0 || x >= columns) {
                    continue;
                }
                for (int c = 0; c < channels; c++) {
                    int weight = (a * along.length() + b) * channels + c;
                    pairs.add(new int[] {(y * columns + x) * channels + c, weight});
                }
            }
        }
        return pairs;
    }

    /// The inputs that each position sees, as bits.
    public long[] masks() {
        return windows().stream()
                .mapToLong(pairs -> pairs.stream().mapToLong(pair -> 1L << pair[0]).sum())
                .toArray();
    }

    /// The sum over K_N, from the definition.
    public BigInteger formula() {
        return Hall.count(Hall.coverage(masks()), filters, breakpoints);
    }

    /// The maximum with shared filters, from the definition.
    public BigInteger truth() {
        return Ranks.count(Ranks.shared(this, 1), breakpoints);
    }

    /// The layer as the code under test takes it.
    public SharedLayer layer() {
        return new SharedLayer(rows, columns, channels, down.window(), along.window(), filters);
    }

    /// The receptive fields as the code under test takes them.
    public Field field() {
        return new Field(axis(rows, down), axis(columns, along), channels);
    }

    private static Axis axis(int samples, Slide slide) {
        int[] starts =
                IntStream.range(0, slide.positions(samples))
                        .map(p -> p * slide.stride() - slide.before())
                        .toArray();
        return Axis.of(
                IntStream.of(starts).map(x -> Math.clamp(x, 0, samples)).toArray(),
                IntStream.of(starts)
                        .map(x -> Math.clamp(x + slide.length(), 0, samples))
                        .toArray());
    }

    /// The neurons as the code under test takes them.
    public Choice choice() {
        return new Choice(filters, breakpoints);
    }

    /// The same layer with rows and columns exchanged.
    public Toy transposed() {
        return new Toy(columns, rows, channels, along, down, filters, breakpoints);
    }

    /// The same layer with other neurons.
    public Toy with(int filters, int breakpoints) {
        return new Toy(rows, columns, channels, down, along, filters, breakpoints);
    }
}
