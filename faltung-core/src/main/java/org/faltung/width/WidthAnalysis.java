package org.faltung.width;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// Which widths of an architecture may change, and which must change together.
///
/// Every affine layer that chooses its own width gets a [Width]. The channels that flow between layers are
/// followed as a list of [Part]s. A sum of branches links the parts on its sides; linked parts have equal
/// numbers of channels at every multiplier, for these are one function of equal numbers. What no activation
/// follows is the output, and keeps its width, as the input does.
final class WidthAnalysis {
    private final List<Width> widths = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    private WidthAnalysis() {}

    private record Link(Part one, Part other) {}

    /// The widths of all layers that choose one, in order; a join's branch comes before its other one.
    static List<Width> of(Network network) {
        var analysis = new WidthAnalysis();
        List<Part> input = List.of(Part.fixed(network.input().channels()));
        List<Part> output = analysis.through(network.layers(), network.input(), input);
        output.stream().filter(part -> !part.folded()).forEach(part -> part.width().fix());
        analysis.settle();
        return List.copyOf(analysis.widths);
    }

    /// Whether the layer's width is a choice; in a depthwise convolution it is that of its input.
    static boolean choosesWidth(Mix.Convolution convolution, Shape input) {
        return convolution.groups() == 1 || convolution.groups() < input.channels();
    }

    private List<Part> through(List<Layer> layers, Shape input, List<Part> parts) {
        Shape shape = input;
        List<Part> current = parts;
        for (Layer layer : layers) {
            current =
                    switch (layer) {
                        case Mix mix -> mix(mix, shape, current);
                        case Fold fold -> fold(fold, current);
                        case Join join -> join(join, shape, current);
                    };
            shape = layer.output(shape);
        }
        return current;
    }

    private List<Part> mix(Mix mix, Shape input, List<Part> parts) {
        return switch (mix) {
            case Mix.Dense dense -> own(dense.units(), 1);
            case Mix.GraphConvolution graph -> own(graph.features(), 1);
            case Mix.Convolution convolution -> {
                if (choosesWidth(convolution, input)) {
                    parts.forEach(part -> part.divideBy(convolution.groups()));
                    yield own(convolution.filters(), convolution.groups());
                }
                int factor = convolution.filters() / convolution.groups();
                yield parts.stream().map(part -> part.repeat(factor)).toList();
            }
            case Mix.Flatten _ -> parts.stream().map(part -> part.repeat(input.cells())).toList();
            case Mix.AveragePool _, Mix.GlobalAveragePool _, Mix.BatchNorm _, Mix.Upsample _ ->
                    parts;
            case Mix.Rescale _, Mix.Select _ -> {
                parts.forEach(part -> part.width().fix());
                yield List.of(Part.fixed(mix.output(input).channels()));
            }
        };
    }

    private List<Part> own(int size, int multiple) {
        Width width = new Width(size);
        width.divideBy(multiple);
        widths.add(width);
        return List.of(Part.of(width));
    }

    private static List<Part> fold(Fold fold, List<Part> parts) {
        return switch (fold) {
            case Fold.Activation _, Fold.MaxPool _ -> parts.stream().map(Part::fold).toList();
            case Fold.Maxout(int rank) -> {
                if (parts.stream().allMatch(part -> part.channels() % rank == 0)) {
                    yield parts.stream().map(part -> part.join(rank).fold()).toList();
                }
                parts.forEach(part -> part.width().fix());
                int channels = parts.stream().mapToInt(Part::channels).sum();
                yield List.of(Part.fixed(channels / rank));
            }
        };
    }

    private List<Part> join(Join join, Shape input, List<Part> parts) {
        List<Part> branch = through(join.branch(), input, parts);
        List<Part> other = through(join.other(), input, parts);
        return switch (join.kind()) {
            case CONCATENATION -> Stream.concat(other.stream(), branch.stream()).toList();
            case SUM -> sum(branch, other);
        };
    }

    private List<Part> sum(List<Part> branch, List<Part> other) {
        boolean alike = branch.size() == other.size();
        for (int i = 0; alike && i < branch.size(); i++) {
            alike = branch.get(i).resembles(other.get(i));
        }
        if (!alike) {
            Stream.concat(branch.stream(), other.stream()).forEach(part -> part.width().fix());
        }
        List<Part> sum = new ArrayList<>();
        for (int i = 0; i < branch.size(); i++) {
            Part one = branch.get(i);
            if (alike) {
                links.add(new Link(one, other.get(i)));
            }
            boolean folded = one.folded() && (!alike || other.get(i).folded());
            sum.add(new Part(one.width(), one.times(), one.rank(), folded));
        }
        return sum;
    }

    /// Passes on what is fixed, and what a width must be a multiple of, until nothing changes.
    private void settle() {
        boolean news = true;
        while (news) {
            news = false;
            for (Link link : links) {
                news |= learn(link.one(), link.other());
                news |= learn(link.other(), link.one());
            }
        }
    }

    /// If the channels of one part are a multiple of q at every multiplier, so must be those of the other.
    private static boolean learn(Part part, Part from) {
        boolean news = false;
        if (from.width().fixed() && !part.width().fixed()) {
            part.width().fix();
            news = true;
        }
        long units = from.width().multiple() / from.rank();
        return part.width().divideBy(part.rank() * units) || news;
    }
}
