package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.matching.Choice;
import org.faltung.matching.Field;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// The bounds of networks with more than one fold that see the convolutions, not only the widths.
final class DeepBounds {
    private final List<FoldStage> stages;
    private final Effort effort;
    private final Optional<OneLayerBounds.Part> first;

    private DeepBounds(List<FoldStage> stages, Optional<OneLayerBounds.Part> first, Effort effort) {
        this.stages = stages;
        this.first = first;
        this.effort = effort;
    }

    /// Adds the rows of a network with at least two folds.
    ///
    /// @param stages the folds
    /// @param first what is known of the first layer alone, if it is one convolution or fully connected
    static void tabulate(
            List<FoldStage> stages,
            Optional<OneLayerBounds.Part> first,
            Effort effort,
            List<Bound> results,
            List<BoundTable.Absence> absences) {
        DeepBounds deep = new DeepBounds(stages, first, effort);
        deep.uppers(results, absences);
        deep.lowers(results, absences);
    }

    private void uppers(List<Bound> results, List<BoundTable.Absence> absences) {
        if (first.isEmpty()) {
            String reason = "the first layer is not one convolution or one fully connected layer";
            absences.add(new BoundTable.Absence("xiong-upper", reason));
            absences.add(new BoundTable.Absence("polymatroid-upper", reason));
            return;
        }
        int inputs = stages.getFirst().from().size();
        List<Magnitude> product = new ArrayList<>();
        List<Magnitude> polymatroid = new ArrayList<>();
        Magnitude one = Products.min(first.get().least(), zaslavsky(stages.getFirst(), inputs));
        boolean asPrinted = first.get().formula().filter(one::equals).isPresent();
        product.add(one);
        polymatroid.add(one);
        Field input = stages.getFirst().field();
        long rank = rank(stages.getFirst(), inputs);
        for (FoldStage stage : stages.subList(1, stages.size())) {
            Field previous = stage.field();
            input = FoldStage.through(previous, input);
            Magnitude printed = zaslavsky(stage, inputs);
            product.add(printed);
            rank = rank(stage, rank);
            Magnitude pieces = Products.min(printed, zaslavsky(stage, rank));
            polymatroid.add(
                    pieces(stage, previous, input)
                            .map(p -> Products.min(p, pieces))
                            .orElse(pieces));
        }
        results.add(
                new Bound(
                        "xiong-upper",
                        Side.UPPER,
                        HoldsFor.EVERY,
                        Products.of(product, Rounded.UP),
                        asPrinted ? Status.THEOREM : Status.DERIVED,
                        List.of(),
                        Source.XIONG_2020,
                        "the first layer's regions, each cut as often as its dimension allows"));
        results.add(
                new Bound(
                        "polymatroid-upper",
                        Side.UPPER,
                        HoldsFor.EVERY,
                        Products.of(polymatroid, Rounded.UP),
                        Status.DERIVED,
                        List.of(),
                        Source.FALTUNG,
                        "the receptive fields limit the cuts of every layer"));
    }

    private Optional<Magnitude> pieces(FoldStage stage, Field previous, Field input) {
        Choice choice = new Choice(stage.at().channels(), stage.fold().breakpoints());
        return PolymatroidUpper.pieces(previous, input, choice, effort);
    }

    private Magnitude zaslavsky(FoldStage stage, long dimension) {
        return ArrangementSum.of(
                stage.units(), dimension, stage.fold().breakpoints(), effort, Rounded.UP);
    }

    /// The dimension of the image of a region, at most, behind the affine part of a stage.
    private static long rank(FoldStage stage, long before) {
        long rank = before;
        Shape shape = stage.from();
        for (Mix mix : stage.chain()) {
            shape = mix.output(shape);
            rank = Math.min(rank, shape.size());
        }
        return rank;
    }

    private void lowers(List<Bound> results, List<BoundTable.Absence> absences) {
        first.ifPresent(part ->
                results.add(
                        new Bound(
                                "first-layer-lower",
                                Side.LOWER,
                                HoldsFor.ALMOST_EVERY,
                                part.best(),
                                Status.DERIVED,
                                List.of(),
                                Source.FALTUNG,
                                "later layers only cut the regions of the first")));
        if (first.isPresent() && first.get().one().convolutional()) {
            FoldingLower.Answer printed = FoldingLower.printed(stages, effort);
            add(
                    "xiong-lower",
                    printed,
                    Status.THEOREM,
                    Source.XIONG_2020,
                    "folding, with the true count of the last layer",
                    results,
                    absences);
        } else {
            absences.add(
                    new BoundTable.Absence(
                            "xiong-lower", "it is about networks that begin with a convolution"));
        }
        add(
                "fold-lower",
                FoldingLower.strengthened(stages, effort),
                Status.DERIVED,
                Source.FALTUNG,
                "folding with a reversed unit and the best number of coordinates",
                results,
                absences);
    }

    private static void add(
            String name,
            FoldingLower.Answer answer,
            Status status,
            Source source,
            String note,
            List<Bound> results,
            List<BoundTable.Absence> absences) {
        answer.bound()
                .ifPresentOrElse(
                        bound ->
                                results.add(
                                        new Bound(
                                                name,
                                                Side.LOWER,
                                                HoldsFor.SOME,
                                                bound,
                                                status,
                                                List.of(),
                                                source,
                                                note)),
                        () -> absences.add(new BoundTable.Absence(name, answer.reason())));
    }
}
