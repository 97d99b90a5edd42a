package org.faltung.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// A network with random weights, evaluated in doubles, to see how many activation patterns occur.
public final class RandomNetwork {
    /// One layer: the values after it from the values before, row by row with the constant last.
    private record Affine(double[][] rows) {}

    private final Network network;
    private final List<Affine> affine = new ArrayList<>();

    /// Draws the weights.
    public RandomNetwork(Network network, SplittableRandom random) {
        this.network = network;
        Shape shape = network.input();
        for (Layer layer : network.layers()) {
            if (layer instanceof Mix mix) {
                affine.add(new Affine(rows(mix, shape, random)));
            }
            shape = layer.output(shape);
        }
    }

    /// The number of different patterns at random points of all sizes: at most the number of regions.
    public int patternsSeen(int points, SplittableRandom random) {
        Set<List<Integer>> patterns = new HashSet<>();
        for (int i = 0; i < points; i++) {
            double scale = Math.pow(10, random.nextDouble(-1.5, 2));
            double[] x = random.doubles(network.input().size(), -scale, scale).toArray();
            patterns.add(pattern(x));
        }
        return patterns.size();
    }

    private List<Integer> pattern(double[] input) {
        List<Integer> pattern = new ArrayList<>();
        double[] x = input;
        int next = 0;
        for (Layer layer : network.layers()) {
            if (layer instanceof Mix) {
                x = apply(affine.get(next++), x);
            } else if (layer instanceof Fold.Activation activation) {
                for (int i = 0; i < x.length; i++) {
                    pattern.add(piece(activation, x[i]));
                    x[i] = value(activation, x[i]);
                }
            }
        }
        return pattern;
    }

    private static double[] apply(Affine affine, double[] x) {
        double[] y = new double[affine.rows().length];
        for (int i = 0; i < y.length; i++) {
            double[] row = affine.rows()[i];
            y[i] = row[x.length];
            for (int j = 0; j < x.length; j++) {
                y[i] += row[j] * x[j];
            }
        }
        return y;
    }

    private static int piece(Fold.Activation activation, double x) {
        return switch (activation) {
            case Fold.Rectifier _, Fold.Absolute _ -> x > 0 ? 1 : 0;
            case Fold.Leaky leaky -> leaky.breakpoints() > 0 && x > 0 ? 1 : 0;
            case Fold.Clip(double low, double high) -> x < low ? 0 : x > high ? 2 : 1;
            case Fold.PiecewiseLinear(int breakpoints) ->
                    Math.clamp((int) Math.ceil(x), 0, breakpoints);
        };
    }

    private static double value(Fold.Activation activation, double x) {
        return switch (activation) {
            case Fold.Rectifier _ -> Math.max(0, x);
            case Fold.Absolute _ -> Math.abs(x);
            case Fold.Leaky(List<Double> slopes) -> x > 0 ? x : slopes.getFirst() * x;
            case Fold.Clip(double low, double high) -> Math.clamp(x, low, high);
            // breakpoints at 0, 1, ... and slopes 0.3, 1.3, 0.3, ...
            case Fold.PiecewiseLinear(int breakpoints) -> {
                double y = 0.3 * x;
                for (int b = 0; b < breakpoints; b++) {
                    y += (b % 2 == 0 ? 1 : -1) * Math.max(0, x - b);
                }
                yield y;
            }
        };
    }

    private static double[][] rows(Mix mix, Shape in, SplittableRandom random) {
        Shape out = mix.output(in);
        double[][] rows = new double[out.size()][in.size() + 1];
        switch (mix) {
            case Mix.Dense _ -> {
                for (double[] row : rows) {
                    Arrays.setAll(row, _ -> random.nextGaussian());
                }
            }
            case Mix.Convolution convolution -> convolve(convolution, in, out, rows, random);
            case Mix.AveragePool(Window down, Window along, boolean _) -> {
                double[][][] taps = new double[1][down.length()][along.length()];
                for (double[] row : taps[0]) {
                    Arrays.fill(row, 1);
                }
                for (int c = 0; c < in.channels(); c++) {
                    slide(new Tap(c, c, down, along), taps[0], in, out, rows);
                }
            }
            case Mix.BatchNorm _ -> {
                double[] scale = random.doubles(in.channels(), 0.5, 2).toArray();
                double[] offset = random.doubles(in.channels(), -1, 1).toArray();
                for (int i = 0; i < rows.length; i++) {
                    rows[i][i] = scale[i % in.channels()];
                    rows[i][in.size()] = offset[i % in.channels()];
                }
            }
            case Mix.GlobalAveragePool _ -> {
                for (int i = 0; i < in.size(); i++) {
                    rows[i % in.channels()][i] = 1;
                }
            }
            case Mix.Flatten _ -> {
                for (int i = 0; i < in.size(); i++) {
                    rows[i][i] = 1;
                }
            }
            case Mix.Rescale _, Mix.Select _, Mix.Upsample _, Mix.GraphConvolution _ ->
                    throw new IllegalArgumentException("not one of the toys: " + mix);
        }
        return rows;
    }

    private static void convolve(
            Mix.Convolution mix, Shape in, Shape out, double[][] rows, SplittableRandom random) {
        int inGroup = in.channels() / mix.groups();
        int outGroup = mix.filters() / mix.groups();
        for (int k = 0; k < mix.filters(); k++) {
            for (int c = k / outGroup * inGroup; c < (k / outGroup + 1) * inGroup; c++) {
                double[][] taps = new double[mix.rows().length()][mix.columns().length()];
                for (double[] row : taps) {
                    Arrays.setAll(row, _ -> random.nextGaussian());
                }
                slide(new Tap(k, c, mix.rows(), mix.columns()), taps, in, out, rows);
            }
            double bias = random.nextGaussian();
            for (int cell = 0; cell < out.cells(); cell++) {
                rows[cell * out.channels() + k][in.size()] = bias;
            }
        }
    }

    private record Tap(int to, int from, Window down, Window along) {}

    private static void slide(Tap tap, double[][] taps, Shape in, Shape out, double[][] rows) {
        for (int cell = 0; cell < out.cells(); cell++) {
            int top = tap.down().start(cell / out.columns());
            int left = tap.along().start(cell % out.columns());
            for (int a = 0; a < taps.length; a++) {
                for (int b = 0; b < taps[a].length; b++) {
                    int y = top + a * tap.down().dilation();
                    int x = left + b * tap.along().dilation();
                    if (y >= 0 && y < in.rows() && x >= 0 && x < in.columns()) {
                        int input = (y * in.columns() + x) * in.channels() + tap.from();
                        rows[cell * out.channels() + tap.to()][input] += taps[a][b];
                    }
                }
            }
        }
    }
}
