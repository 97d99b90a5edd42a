package org.faltung.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// A network and a domain whose numbers of regions are known without any program.
///
/// @param name what it is
/// @param counts the numbers by R2, R4 and R6, in this order
public record Golden(String name, Network network, Domain domain, List<Long> counts) {
    private static final Fold RELU = new Fold.Rectifier();

    @Override
    public String toString() {
        return name;
    }

    /// The number by a definition.
    public long count(RegionKind kind) {
        return counts.get(kind.ordinal());
    }

    /// Two filters of 2 × 2 on 3 × 3 pixels. The eight linear parts F_p (filter f at p) and G_p (g
    /// at p) satisfy Σ_p f(p) G_p = Σ_p g(p) F_p, since both are Σ f(p) g(q) x(p + q), and nothing
    /// else: they have rank 7. With biases for which the relation has a constant, and no weight 0,
    /// these are eight hyperplanes in general position in R⁷: all patterns but one.
    public static Golden sharedFilters() {
        Window two = Window.of(2, 1, 0);
        double[] filters = {1.25, -0.5, 0.75, 2, -1, 0.625, 1.5, -0.375};
        Weights weights = Weights.Trained.of(filters, new double[] {0.5, 0.25});
        Network network =
                new Network(
                        new Shape.Image(3, 3, 1),
                        List.of(new Mix.Convolution(2, two, two, 1, weights), RELU));
        return new Golden(
                "two shared filters", network, new Domain.Space(9), counts(255, 255, 255));
    }

    /// All of them.
    public static List<Golden> all() {
        List<Golden> all = new ArrayList<>(functions());
        all.addAll(lines());
        all.addAll(units());
        all.addAll(intervals());
        all.addAll(flat());
        all.addAll(maxima());
        all.addAll(activations());
        return all;
    }

    /// A dense layer from its rows, each of them the weights and then the bias.
    public static Mix.Dense dense(double[]... rows) {
        double[] linear =
                Arrays.stream(rows)
                        .flatMapToDouble(row -> Arrays.stream(row, 0, row.length - 1))
                        .toArray();
        double[] bias = Arrays.stream(rows).mapToDouble(row -> row[row.length - 1]).toArray();
        return new Mix.Dense(rows.length, Weights.Trained.of(linear, bias));
    }

    private static double[] row(double... terms) {
        return terms;
    }

    private static Golden on(Domain domain, String name, List<Long> counts, Layer... layers) {
        Network network = new Network(new Shape.Vector(domain.ambient()), List.of(layers));
        return new Golden(name, network, domain, counts);
    }

    private static Golden of(int inputs, String name, List<Long> counts, Layer... layers) {
        return on(new Domain.Space(inputs), name, counts, layers);
    }

    private static List<Long> counts(long r2, long r4, long r6) {
        return List.of(r2, r4, r6);
    }

    /// The functions of the table of definitions.
    private static List<Golden> functions() {
        Mix first = dense(row(1, 0, 0), row(0, 1, 0), row(0, -1, 0));
        Layer carried = new Join(Join.Kind.CONCATENATION, List.of(second(), RELU), List.of());
        return List.of(
                of(
                        2,
                        "max(-y, min(0, -x)), h1 through a rectifier",
                        counts(5, 3, 3),
                        first,
                        RELU,
                        dense(row(1, -1, 1, 0), row(1, 0, 0, 0)),
                        RELU,
                        dense(row(1, -1, 0))),
                of(
                        2,
                        "max(-y, min(0, -x)), h1 beside the second layer",
                        counts(5, 3, 3),
                        first,
                        RELU,
                        carried,
                        dense(row(-1, 0, 0, 1, 0))));
    }

    private static List<Golden> lines() {
        return List.of(
                of(
                        1,
                        "relu(x) - relu(-x)",
                        counts(2, 1, 1),
                        dense(row(1, 0), row(-1, 0)),
                        RELU,
                        dense(row(1, -1, 0))),
                of(
                        1,
                        "relu(x) + relu(-x)",
                        counts(2, 2, 2),
                        dense(row(1, 0), row(-1, 0)),
                        RELU,
                        dense(row(1, 1, 0))),
                of(
                        1,
                        "hat",
                        counts(4, 4, 3),
                        dense(row(1, 1), row(1, 0), row(1, -1)),
                        RELU,
                        dense(row(1, -2, 1, 0))));
    }

    private static Mix second() {
        return dense(row(1, -1, 1, 0));
    }

    /// Units that degenerate networks have.
    private static List<Golden> units() {
        return List.of(
                of(2, "no folds", counts(1, 1, 1), dense(row(1, 2, 3), row(0, 0, 0))),
                of(1, "a unit that is 0", counts(1, 1, 1), dense(row(0, 0)), RELU),
                of(1, "a unit that is 1", counts(1, 1, 1), dense(row(0, 1)), RELU),
                of(1, "two equal units", counts(2, 2, 2), dense(row(1, 1), row(1, 1)), RELU),
                of(1, "a unit and twice it", counts(2, 2, 2), dense(row(1, 1), row(2, 2)), RELU),
                of(
                        2,
                        "three lines through a point",
                        counts(6, 6, 6),
                        dense(row(1, 0, 0), row(0, 1, 0), row(1, 1, 0)),
                        RELU),
                of(
                        2,
                        "a second layer through the corner of the first",
                        counts(5, 5, 5),
                        dense(row(1, 0, 0), row(0, 1, 0)),
                        RELU,
                        dense(row(1, -1, 0), row(1, 0, 0), row(0, 1, 0)),
                        RELU),
                of(1, "a rectifier of a rectifier", counts(2, 2, 2), dense(row(1, 0)), RELU, RELU),
                of(
                        1,
                        "minus a rectifier is never on",
                        counts(2, 1, 1),
                        dense(row(1, 0)),
                        RELU,
                        dense(row(-1, 0)),
                        RELU),
                of(
                        2,
                        "thin: two lines 2^-40 apart",
                        counts(3, 3, 3),
                        dense(row(1, 1, 0), row(1, 1, 0x1p-40)),
                        RELU));
    }

    private static List<Golden> intervals() {
        Layer kink = dense(row(1, 0));
        Range unit = range(0, 1);
        return List.of(
                on(
                        new Domain.Box(List.of(unit)),
                        "a face does not cut",
                        counts(1, 1, 1),
                        kink,
                        RELU),
                on(
                        new Domain.Box(List.of(range(-1, 0))),
                        "nor from the other side",
                        counts(1, 1, 1),
                        kink,
                        RELU),
                on(
                        new Domain.Box(List.of(range(-1, 1))),
                        "a box around the kink",
                        counts(2, 2, 2),
                        kink,
                        RELU),
                on(
                        new Domain.Box(List.of(range(1, -1))),
                        "an empty box",
                        counts(0, 0, 0),
                        kink,
                        RELU),
                on(new Domain.Box(List.of(range(0, 0))), "a point", counts(1, 1, 1), kink, RELU));
    }

    private static List<Golden> flat() {
        List<Rational> origin = Collections.nCopies(2, Rational.ZERO);
        List<Rational> diagonal = Collections.nCopies(2, Rational.ONE);
        Domain line = new Domain.Slice(origin, List.of(diagonal), Optional.empty());
        return List.of(
                on(
                        new Domain.Box(List.of(range(0, 1), range(0, 0))),
                        "the side of a box in a kink",
                        counts(2, 2, 2),
                        dense(row(0, 1, 0), row(2, 5, -1)),
                        RELU),
                on(
                        line,
                        "a line in a kink",
                        counts(2, 2, 2),
                        dense(row(1, -1, 0), row(1, 1, -1)),
                        RELU));
    }

    private static Range range(long low, long high) {
        return new Range(Rational.of(low), Rational.of(high));
    }

    private static List<Golden> maxima() {
        Window pair = Window.of(2, 1, 0);
        Window one = Window.of(1, 1, 0);
        Network pooled = new Network(new Shape.Signal(3, 1), List.of(new Fold.MaxPool(one, pair)));
        List<Golden> all = new ArrayList<>();
        all.add(new Golden("max(x, y), max(y, z)", pooled, new Domain.Space(3), counts(4, 4, 4)));
        Window padded = Window.of(2, 1, 1);
        Network edged = new Network(new Shape.Signal(2, 1), List.of(new Fold.MaxPool(one, padded)));
        all.add(
                new Golden(
                        "x, max(x, y), y: padding does not win",
                        edged,
                        new Domain.Space(2),
                        counts(2, 2, 2)));
        all.add(
                of(
                        1,
                        "three maxima of three",
                        counts(7, 7, 7),
                        dense(parabolas(3, 3)),
                        new Fold.Maxout(3)));
        all.add(
                of(
                        1,
                        "a maximum of equals",
                        counts(1, 1, 1),
                        dense(row(1, 2), row(1, 2)),
                        new Fold.Maxout(2)));
        return all;
    }

    private static List<Golden> activations() {
        List<Golden> all = new ArrayList<>();
        all.add(of(2, "hard tanh", counts(9, 9, 9), new Fold.Clip(-1, 1)));
        all.add(of(1, "|x| leaks", counts(2, 2, 2), new Fold.Leaky(List.of(-1.0))));
        all.add(
                of(
                        2,
                        "one channel does not leak",
                        counts(2, 2, 2),
                        new Fold.Leaky(List.of(0.5, 1.0))));
        all.add(of(1, "x + relu(x)", counts(2, 2, 2), residual(1)));
        all.add(of(1, "relu(x) - x + x", counts(2, 2, 2), residual(0)));
        for (int depth = 1; depth <= 7; depth++) {
            all.add(sawtooth(depth));
        }
        return all;
    }

    private static Layer residual(double slope) {
        return new Join(Join.Kind.SUM, List.of(RELU), List.of(dense(row(slope, 0))));
    }

    /// Tangents of x² at different points, unit by unit: each is the largest somewhere.
    private static double[][] parabolas(int units, int rank) {
        double[][] rows = new double[units * rank][];
        for (int u = 0; u < units; u++) {
            for (int k = 0; k < rank; k++) {
                double at = k * units + u;
                rows[u * rank + k] = row(2 * at, -at * at);
            }
        }
        return rows;
    }

    /// 1 − |2x − 1| again and again: 2^depth pieces on [0, 1].
    private static Golden sawtooth(int depth) {
        List<Layer> layers = new ArrayList<>();
        for (int fold = 0; fold < depth; fold++) {
            layers.addAll(List.of(dense(row(2, -1)), new Fold.Absolute(), dense(row(-1, 1))));
        }
        long teeth = 1L << depth;
        return new Golden(
                "sawtooth of depth " + depth,
                new Network(new Shape.Vector(1), layers),
                new Domain.Box(List.of(range(0, 1))),
                counts(teeth, teeth, teeth));
    }
}
