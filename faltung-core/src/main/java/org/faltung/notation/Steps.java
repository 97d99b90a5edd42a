package org.faltung.notation;

import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Weights;

/// The table of steps: what each word of an architecture string makes.
final class Steps {
    /// Every word that may begin a step.
    static final List<String> NAMES =
            List.of(
                    "conv",
                    "fc",
                    "gcn",
                    "relu",
                    "leaky",
                    "abs",
                    "hardtanh",
                    "pwl",
                    "maxout",
                    "maxpool",
                    "avgpool",
                    "gap",
                    "bn",
                    "flatten",
                    "upsample",
                    "res",
                    "cat");

    private static final double DEFAULT_SLOPE = 0.01;

    private Steps() {}

    /// The layer that a step stands for.
    ///
    /// @param input the shape before it
    /// @param notes where to say what a reader may not expect
    static Layer read(Step step, Shape input, List<String> notes) {
        Layer layer =
                switch (step.name()) {
                    case "conv" -> WindowStep.convolution(step, input);
                    case "maxpool" -> WindowStep.maxPool(step, input);
                    case "avgpool" -> WindowStep.averagePool(step, input);
                    case "fc" ->
                            new Mix.Dense(
                                    number(step, "fc:N", "the number of units"), Weights.Free.FREE);
                    case "gcn" -> graphConvolution(step);
                    case "gap" -> plain(step, new Mix.GlobalAveragePool());
                    case "bn" -> plain(step, new Mix.BatchNorm(Weights.Free.FREE));
                    case "flatten" -> plain(step, new Mix.Flatten());
                    case "upsample" -> new Mix.Upsample(number(step, "upsample:K", "the factor"));
                    case "relu" -> plain(step, new Fold.Rectifier());
                    case "abs" -> plain(step, new Fold.Absolute());
                    case "hardtanh" -> plain(step, new Fold.Clip(-1, 1));
                    case "leaky" -> leaky(step, notes);
                    case "pwl" ->
                            new Fold.PiecewiseLinear(
                                    number(step, "pwl:P", "the number of breakpoints"));
                    case "maxout" ->
                            new Fold.Maxout(
                                    number(step, "maxout:K", "the number of joined channels"));
                    case "in", "preset" ->
                            throw step.fault("an architecture has one input, at its start");
                    default -> throw unknown(step);
                };
        step.end();
        return layer;
    }

    private static Layer plain(Step step, Layer layer) {
        step.open(step.name());
        return layer;
    }

    private static int number(Step step, String form, String noun) {
        step.open(form);
        return step.whole(noun, 1);
    }

    private static Layer graphConvolution(Step step) {
        int features =
                number(step, "gcn:D[;norm=sym|row|sum|adj|laplacian]", "the number of features");
        if (!step.accept(";")) {
            return new Mix.GraphConvolution(features, Mix.Propagation.SYM, Weights.Free.FREE);
        }
        step.expect("norm=");
        String norm = step.rest();
        for (Mix.Propagation propagation : Mix.Propagation.values()) {
            if (Names.of(propagation).equals(norm)) {
                return new Mix.GraphConvolution(features, propagation, Weights.Free.FREE);
            }
        }
        throw step.fault(
                "the norm must be one of sym, row, sum, adj, laplacian, got '" + norm + "'");
    }

    private static Layer leaky(Step step, List<String> notes) {
        step.open("leaky[:SLOPE]");
        if (!step.accept(":")) {
            return new Fold.Leaky(List.of(DEFAULT_SLOPE));
        }
        String text = step.rest();
        double slope =
                Decimal.nearest(text)
                        .orElseThrow(() ->
                                step.fault(
                                        "the slope must be a decimal or p/q, such as"
                                                + " leaky:0.1 or leaky:1/10, got '"
                                                + text
                                                + "'"));
        if (slope == 1.0) {
            notes.add(step + " is the identity: it folds nothing");
        }
        return new Fold.Leaky(List.of(slope));
    }

    private static NotationException unknown(Step step) {
        if (step.name().equals("rescale")
                || step.name().equals("prelu")
                || step.toString().contains("~")) {
            return step.fault(
                    "this is how a model file's layer is shown; an architecture string cannot say it");
        }
        return step.fault(
                "there is no such step; " + Names.suggestion(step.name(), "steps", NAMES));
    }
}
