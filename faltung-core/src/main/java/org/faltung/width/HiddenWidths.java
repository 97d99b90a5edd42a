package org.faltung.width;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;

/// The widths of the hidden layers of an architecture, all multiplied by one number m.
///
/// A layer of w units, filters or features gets ⌊m w⌋ of them, and at least one; where units are joined or
/// grouped, the largest multiple of their number that is not above m w, and at least one times it. The input
/// and the output keep their sizes, and so does what is added to them.
///
/// Parameters and neurons do not fall when m grows, so among the networks within a budget there is one with
/// most of it. It is found by bisection over the values of m where some width changes: multiples of 1 / w.
public final class HiddenWidths {
    private final Network network;
    private final List<Width> widths;

    private HiddenWidths(Network network, List<Width> widths) {
        this.network = network;
        this.widths = widths;
    }

    /// The hidden widths of an architecture.
    ///
    /// @param network its trained numbers, if it has any, are not looked at
    /// @throws WidthException if no width may change
    public static HiddenWidths of(Network network) {
        List<Width> widths = WidthAnalysis.of(network);
        if (widths.stream().allMatch(Width::fixed)) {
            throw new WidthException(
                    "there is no hidden layer whose width may change: the input, the output and what is"
                            + " added to them keep their sizes");
        }
        return new HiddenWidths(network, widths);
    }

    /// The architecture with most of a quantity that has at most so much of it.
    ///
    /// @param most the budget
    /// @throws WidthException if even with the smallest widths there is more
    public Rescaled within(Quantity quantity, long most) {
        long least = quantity.of(smallest());
        if (least > most) {
            throw new WidthException(
                    "even with the smallest hidden layers it has "
                            + least
                            + " "
                            + quantity.noun()
                            + "s; allow at least as many");
        }
        Rational best =
                widths.stream()
                        .filter(width -> !width.fixed())
                        .map(width -> largestChange(width, quantity, most))
                        .flatMap(Optional::stream)
                        .max(Rational::compareTo)
                        .orElseThrow();
        return new Rescaled(times(best).orElseThrow(), best);
    }

    /// The largest multiplier within the budget at which this width is reached exactly.
    private Optional<Rational> largestChange(Width width, Quantity quantity, long most) {
        long below = 0; // steps that are known to fit, or 0
        long above = Width.MOST / width.multiple() + 1;
        while (above - below > 1) {
            // the answer may be far below: double first
            long steps = 2 * below < above / 2 ? Math.max(1, 2 * below) : (below + above) / 2;
            if (fits(multiplier(width, steps), quantity, most)) {
                below = steps;
            } else {
                above = steps;
            }
        }
        return below == 0 ? Optional.empty() : Optional.of(multiplier(width, below));
    }

    private static Rational multiplier(Width width, long steps) {
        return Rational.of(steps * width.multiple()).over(Rational.of(width.original()));
    }

    private boolean fits(Rational multiplier, Quantity quantity, long most) {
        return times(multiplier).filter(scaled -> quantity.of(scaled) <= most).isPresent();
    }

    private Network smallest() {
        try {
            return build(widths.stream().map(width -> width.times(Rational.ZERO)).iterator());
        } catch (IllegalArgumentException e) {
            throw new WidthException("its hidden widths depend on each other: " + e.getMessage());
        }
    }

    /// The architecture at a multiplier, its weights free; empty if some layer would be wider than ten
    /// million, or hold more than 2³¹ − 1 values.
    public Optional<Network> times(Rational multiplier) {
        List<Long> scaled = widths.stream().map(width -> width.times(multiplier)).toList();
        if (IntStream.range(0, scaled.size())
                .anyMatch(i -> !widths.get(i).fixed() && scaled.get(i) > Width.MOST)) {
            return Optional.empty();
        }
        try {
            return Optional.of(build(scaled.iterator()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // some shape is too large
        }
    }

    private Network build(Iterator<Long> sizes) {
        Shape input = network.input();
        return new Network(input, layers(network.layers(), input, input, sizes));
    }

    /// @param old the shape in the original
    /// @param current the shape here
    private static List<Layer> layers(
            List<Layer> original, Shape old, Shape current, Iterator<Long> sizes) {
        List<Layer> layers = new ArrayList<>();
        Shape was = old;
        Shape is = current;
        for (Layer layer : original) {
            Layer scaled =
                    switch (layer) {
                        case Mix mix -> mix(mix, was, is, sizes);
                        case Fold.Leaky(List<Double> slopes) -> leaky(slopes, is.channels());
                        case Fold fold -> fold;
                        case Join(Join.Kind kind, List<Layer> branch, List<Layer> other) -> {
                            List<Layer> first = layers(branch, was, is, sizes);
                            yield new Join(kind, first, layers(other, was, is, sizes));
                        }
                    };
            layers.add(scaled);
            was = layer.output(was);
            is = scaled.output(is);
        }
        return layers;
    }

    private static Mix mix(Mix mix, Shape was, Shape is, Iterator<Long> sizes) {
        return switch (mix) {
            case Mix.Dense _ -> new Mix.Dense(size(sizes), Weights.Free.FREE);
            case Mix.GraphConvolution graph ->
                    new Mix.GraphConvolution(size(sizes), graph.propagation(), Weights.Free.FREE);
            case Mix.Convolution c -> {
                boolean own = WidthAnalysis.choosesWidth(c, was);
                int groups = own ? c.groups() : is.channels();
                int filters = own ? size(sizes) : groups * (c.filters() / c.groups());
                yield new Mix.Convolution(
                        filters, c.rows(), c.columns(), groups, Weights.Free.FREE);
            }
            case Mix.BatchNorm _ -> new Mix.BatchNorm(Weights.Free.FREE);
            case Mix.AveragePool _,
                    Mix.GlobalAveragePool _,
                    Mix.Rescale _,
                    Mix.Flatten _,
                    Mix.Select _,
                    Mix.Upsample _ ->
                    mix;
        };
    }

    private static int size(Iterator<Long> sizes) {
        return Math.toIntExact(sizes.next());
    }

    /// A slope a channel: the old ones, from the first again where there are too few.
    private static Fold.Leaky leaky(List<Double> slopes, int channels) {
        if (slopes.size() == 1) {
            return new Fold.Leaky(slopes);
        }
        return new Fold.Leaky(
                IntStream.range(0, channels).mapToObj(i -> slopes.get(i % slopes.size())).toList());
    }
}
