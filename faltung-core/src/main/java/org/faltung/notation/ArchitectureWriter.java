package org.faltung.notation;

import java.util.ArrayList;
import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// Writes a network's architecture in one line, always in the same way.
///
/// What [ArchitectureParser] reads it writes so that reading it again gives the same architecture.
/// What only a model file can say, it writes for people, and the parser refuses it:
///
///     conv:8@3x3~dil2~groups4     dilation 2 (~dil2x1 where the axes differ), 4 groups
///     conv:8@3x3~pad0:1x0:1       padding before:after the rows, then before:after the columns
///     avgpool:3+1~exclusive       zeros of the padding do not count in the mean
///     clip~0~6                    min(max(x, 0), 6); -inf and inf where a side is open
///     prelu                       a slope for each channel
///     rescale                     a factor, a divisor and a shift for each value
///     select~4x4x3                values taken from anywhere, or 0, in that shape
public final class ArchitectureWriter {
    private static final double DEFAULT_SLOPE = 0.01;

    private ArchitectureWriter() {}

    /// The architecture of a network.
    ///
    /// @param network with or without trained weights
    public static String write(Network network) {
        List<String> words = new ArrayList<>();
        words.add("in:" + network.input());
        steps(network.layers(), network.input(), words);
        return String.join(" ", words);
    }

    private static void steps(List<Layer> layers, Shape input, List<String> words) {
        Shape shape = input;
        for (Layer layer : layers) {
            switch (layer) {
                case Mix mix -> words.add(word(mix, shape));
                case Fold fold -> words.add(word(fold, shape));
                case Join join -> join(join, shape, words);
            }
            shape = layer.output(shape);
        }
    }

    private static void join(Join join, Shape input, List<String> words) {
        words.add(
                switch (join.kind()) {
                    case SUM -> "res(";
                    case CONCATENATION -> "cat(";
                });
        steps(join.branch(), input, words);
        if (!join.other().isEmpty()) {
            words.add("|");
            steps(join.other(), input, words);
        }
        words.add(")");
    }

    private static String word(Mix mix, Shape input) {
        return switch (mix) {
            case Mix.Dense dense -> "fc:" + dense.units();
            case Mix.Convolution conv -> WindowWord.convolution(conv, input);
            case Mix.AveragePool pool -> WindowWord.averagePool(pool, input);
            case Mix.GlobalAveragePool _ -> "gap";
            case Mix.BatchNorm _ -> "bn";
            case Mix.Rescale _ -> "rescale";
            case Mix.Flatten _ -> "flatten";
            case Mix.Select select -> "select~" + select.shape();
            case Mix.Upsample upsample -> "upsample:" + upsample.factor();
            case Mix.GraphConvolution gcn -> {
                String norm = ";norm=" + Names.of(gcn.propagation());
                yield "gcn:"
                        + gcn.features()
                        + (gcn.propagation() == Mix.Propagation.SYM ? "" : norm);
            }
        };
    }

    private static String word(Fold fold, Shape input) {
        return switch (fold) {
            case Fold.Rectifier _ -> "relu";
            case Fold.Leaky leaky -> leaky(leaky.slopes());
            case Fold.Absolute _ -> "abs";
            case Fold.Clip clip -> clip(clip.low(), clip.high());
            case Fold.PiecewiseLinear pwl -> "pwl:" + pwl.breakpoints();
            case Fold.Maxout maxout -> "maxout:" + maxout.rank();
            case Fold.MaxPool pool -> WindowWord.maxPool(pool, input);
        };
    }

    private static String leaky(List<Double> slopes) {
        if (slopes.size() > 1) {
            return "prelu";
        }
        double slope = slopes.getFirst();
        return slope == DEFAULT_SLOPE ? "leaky" : "leaky:" + Decimal.write(slope);
    }

    private static String clip(double low, double high) {
        return low == -1 && high == 1 ? "hardtanh" : "clip~" + end(low) + "~" + end(high);
    }

    private static String end(double value) {
        return Double.isInfinite(value) ? value < 0 ? "-inf" : "inf" : Decimal.write(value);
    }
}
