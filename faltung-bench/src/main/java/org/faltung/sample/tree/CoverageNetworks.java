package org.faltung.sample.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;

/// Networks whose regions in [−2, 2]ⁿ can be counted in seconds: as they are drawn, and on purpose skewed, such that few
/// cells hold most of the regions.
final class CoverageNetworks {
    private static final double GRID = 1 << 12;

    private final SplittableRandom random;
    private final List<Layer> layers = new ArrayList<>();
    private int before;

    private CoverageNetworks(int inputs, long seed) {
        before = inputs;
        random = new SplittableRandom(seed);
    }

    /// All of them, by name.
    static Map<String, Network> all() {
        Map<String, Network> all = new LinkedHashMap<>();
        all.put("he 3:28-28", he(3, 0.3, 1, 28, 28));
        all.put("he 4:20-20", he(4, 0.3, 2, 20, 20));
        all.put("he 2:80-80-80", he(2, 0.3, 3, 80, 80, 80));
        all.put("he 3:18-18-18", he(3, 0.3, 4, 18, 18, 18));
        all.put("he 6:14-10", he(6, 0.3, 5, 14, 10));
        all.put("cones 5:18-16 (no biases)", he(5, 0, 6, 18, 16));
        all.put("narrow 4:10-10-10-10-10", he(4, 0.3, 7, 10, 10, 10, 10, 10));
        all.put("bottleneck 5:16-3-24", he(5, 0.3, 8, 16, 3, 24));
        all.put("sparse 4:28-28 (biases -0.7)", shifted(4, -0.7, 9, 28, 28));
        all.put("dense 4:22-20 (biases +1)", shifted(4, 1, 10, 22, 20));
        all.put("corner 4:28-26", corner(4, 11, 28, 26));
        all.put("gate 4:20-24", gate(4, 12, -3, 20, 24));
        all.put("late gate 4:22-26", gate(4, 13, -5, 22, 26));
        all.put("repeated units 4:21-21", repeated(4, 14, 21, 21));
        return all;
    }

    /// As He et al. draw it, with biases N(0, 0.09).
    ///
    /// @param name such as 8:24-24
    static Network he(String name) {
        String[] parts = name.split(":");
        int[] widths = Arrays.stream(parts[1].split("-")).mapToInt(Integer::parseInt).toArray();
        return he(Integer.parseInt(parts[0]), 0.3, 1, widths);
    }

    private static Network he(int inputs, double bias, long seed, int... widths) {
        var made = new CoverageNetworks(inputs, seed);
        for (int width : widths) {
            made.dense(width, _ -> bias * made.random.nextGaussian());
        }
        return made.end(inputs);
    }

    private static Network shifted(int inputs, double shift, long seed, int... widths) {
        var made = new CoverageNetworks(inputs, seed);
        for (int width : widths) {
            made.dense(width, _ -> shift + 0.2 * made.random.nextGaussian());
        }
        return made.end(inputs);
    }

    /// Units of the first layer that bend near the corner (2, …, 2) only.
    private static Network corner(int inputs, long seed, int... widths) {
        var made = new CoverageNetworks(inputs, seed);
        double[] linear = made.gaussians(widths[0] * inputs, 1);
        double[] biases = new double[widths[0]];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = Math.abs(linear[i]);
            biases[i / inputs] -= (1.2 + 0.6 * made.random.nextDouble()) * linear[i];
        }
        made.add(linear, biases);
        made.dense(widths[1], _ -> 0.1 * made.random.nextGaussian());
        return made.end(inputs);
    }

    /// All units of the second layer are off, but where the last unit of the first layer is on, which it seldom is.
    private static Network gate(int inputs, long seed, double bias, int... widths) {
        var made = new CoverageNetworks(inputs, seed);
        double[] first = made.gaussians(widths[0] * inputs, 1);
        double[] biases = made.gaussians(widths[0], 0.5);
        for (int q = 0; q < inputs; q++) {
            first[first.length - 1 - q] = 1;
        }
        biases[biases.length - 1] = bias;
        made.add(first, biases);
        double[] second = made.gaussians(widths[1] * widths[0], 1);
        double[] far = new double[widths[1]];
        for (int u = 0; u < widths[1]; u++) {
            second[(u + 1) * widths[0] - 1] = 40;
            far[u] = -12 - 8 * made.random.nextDouble();
        }
        made.add(second, far);
        return made.end(inputs);
    }

    /// Every third unit is the one before it once more.
    private static Network repeated(int inputs, long seed, int... widths) {
        var made = new CoverageNetworks(inputs, seed);
        for (int width : widths) {
            int from = made.before;
            double[] linear = made.gaussians(width * from, Math.sqrt(2.0 / from));
            double[] biases = made.gaussians(width, 0.3);
            for (int u = 2; u < width; u += 3) {
                System.arraycopy(linear, (u - 1) * from, linear, u * from, from);
                biases[u] = biases[u - 1];
            }
            made.add(linear, biases);
        }
        return made.end(inputs);
    }

    private void dense(int width, IntToDoubleFunction bias) {
        double[] biases = new double[width];
        double[] linear = gaussians(width * before, Math.sqrt(2.0 / before));
        for (int u = 0; u < width; u++) {
            biases[u] = bias.applyAsDouble(u);
        }
        add(linear, biases);
    }

    private double[] gaussians(int many, double deviation) {
        double[] drawn = new double[many];
        for (int i = 0; i < many; i++) {
            drawn[i] = deviation * random.nextGaussian();
        }
        return drawn;
    }

    private void add(double[] linear, double[] biases) {
        layers.add(
                new Mix.Dense(biases.length, Weights.Trained.of(onGrid(linear), onGrid(biases))));
        layers.add(new Fold.Rectifier());
        before = biases.length;
    }

    private static double[] onGrid(double[] numbers) {
        double[] rounded = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            rounded[i] = Math.rint(numbers[i] * GRID) / GRID;
        }
        return rounded;
    }

    private Network end(int inputs) {
        double[] last = gaussians(before, 1);
        layers.add(new Mix.Dense(1, Weights.Trained.of(onGrid(last), new double[1])));
        return new Network(new Shape.Vector(inputs), layers);
    }
}
