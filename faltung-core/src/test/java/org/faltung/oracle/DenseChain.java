package org.faltung.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// Dense layers with rectifiers between them, as rows of numbers that can be moved about.
///
/// @param layers for each layer a row a unit: its weights, then its bias
public record DenseChain(int inputs, List<List<List<Double>>> layers) {
    /// A chain of hidden layers and one affine unit, half of its kind with coincidences.
    public static DenseChain random(int inputs, List<Integer> widths, SplittableRandom random) {
        boolean degenerate = random.nextBoolean();
        List<List<List<Double>>> layers = new ArrayList<>();
        int width = inputs;
        for (int units : widths) {
            layers.add(rows(units, width, degenerate, random));
            width = units;
        }
        layers.add(rows(1, width, degenerate, random));
        return new DenseChain(inputs, layers);
    }

    private static List<List<Double>> rows(
            int units, int width, boolean degenerate, SplittableRandom random) {
        List<List<Double>> rows = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            rows.add(
                    IntStream.rangeClosed(0, width)
                            .mapToObj(_ -> number(degenerate, random))
                            .toList());
        }
        return rows;
    }

    private static double number(boolean degenerate, SplittableRandom random) {
        return degenerate ? random.nextInt(-2, 3) / 2.0 : random.nextInt(-8192, 8193) / 4096.0;
    }

    /// The network.
    public Network network() {
        List<Layer> steps = new ArrayList<>();
        for (List<List<Double>> layer : layers) {
            if (!steps.isEmpty()) {
                steps.add(new Fold.Rectifier());
            }
            steps.add(
                    Golden.dense(
                            layer.stream()
                                    .map(r -> r.stream().mapToDouble(x -> x).toArray())
                                    .toArray(double[][]::new)));
        }
        return new Network(new Shape.Vector(inputs), steps);
    }

    /// The same function and the same regions: the units of each hidden layer in another order.
    public DenseChain shuffled(SplittableRandom random) {
        List<List<List<Double>>> moved = new ArrayList<>();
        List<Integer> columns = IntStream.range(0, inputs).boxed().toList();
        for (int l = 0; l < layers.size(); l++) {
            List<List<Double>> layer = layers.get(l);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, layer.size()).boxed().toList());
            for (int i = order.size() - 1; i > 0; i--) {
                Collections.swap(order, i, random.nextInt(i + 1));
            }
            List<Integer> seen = columns;
            moved.add(
                    order.stream()
                            .map(u -> layer.get(u))
                            .map(row -> {
                                List<Double> next =
                                        new ArrayList<>(seen.stream().map(row::get).toList());
                                next.add(row.getLast());
                                return List.copyOf(next);
                            })
                            .toList());
            columns = order;
        }
        return new DenseChain(inputs, moved);
    }

    /// The same function and the same regions: each hidden unit times a power of two, which the
    /// next layer takes back.
    public DenseChain scaled(SplittableRandom random) {
        List<List<List<Double>>> moved = new ArrayList<>();
        List<Integer> columns = Collections.nCopies(inputs, 0);
        for (int l = 0; l < layers.size(); l++) {
            boolean last = l == layers.size() - 1;
            List<Integer> powers =
                    layers.get(l).stream().map(_ -> last ? 0 : random.nextInt(-20, 21)).toList();
            List<List<Double>> rows = new ArrayList<>();
            for (int u = 0; u < powers.size(); u++) {
                List<Double> row = new ArrayList<>(layers.get(l).get(u));
                for (int i = 0; i < row.size(); i++) {
                    int taken = i < columns.size() ? columns.get(i) : 0;
                    row.set(i, Math.scalb(row.get(i), powers.get(u) - taken));
                }
                rows.add(row);
            }
            moved.add(rows);
            columns = powers;
        }
        return new DenseChain(inputs, moved);
    }
}
