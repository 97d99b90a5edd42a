package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Wide;
import org.faltung.matroid.SharedLayer;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// Lower bounds of the maximum of a deep network, by a network that folds its input onto itself.
///
/// Every hidden layer but the last computes, for each of many independent coordinates, a zigzag that maps
/// p intervals onto the same interval [0, 1]; the last layer then makes its regions in each of the copies. A
/// convolution spends ⌊d_l / δ⌋ filters on each of δ input channels, and every position reads one pixel of its own,
/// so that it folds (positions · δ) coordinates; a fully connected layer folds k coordinates with ⌊N_l / k⌋ units
/// each, for any k that is left. With p units a coordinate the zigzag has p pieces, or p + 1 if p ≥ 3 and
/// the third unit is reversed ([#serraFold]).
///
///     R ≥ Π_{l<L} pieces_l^{coordinates_l} · R(last layer on the coordinates that are left)
///
/// Average pooling without padding maps a cube onto a set that holds a cube and may stand between; so may batch
/// normalisation. The last layer counts only positions that see no padding.
///
/// Source: Xiong et al. 2020, Theorem 5 (with δ = d₀ and p pieces); Serra et al. 2018 for the reversed
/// unit; the extensions are derived in docs/theory/deep.md.
final class FoldingLower {
    private final List<FoldStage> stages;
    private final boolean serraFold;
    private final Effort effort;

    private FoldingLower(List<FoldStage> stages, boolean serraFold, Effort effort) {
        this.stages = stages;
        this.serraFold = serraFold;
        this.effort = effort;
    }

    /// A bound, or why there is none.
    record Answer(Optional<Magnitude> bound, String reason) {
        static Answer none(String reason) {
            return new Answer(Optional.empty(), reason);
        }

        /// The larger of two bounds; the first reason if there is none.
        Answer orBetter(Answer other) {
            if (bound.isEmpty()) {
                return other.bound().isPresent() || reason.isEmpty() ? other : this;
            }
            boolean larger =
                    other.bound().isPresent()
                            && Products.compare(other.bound().get(), bound.get()) > 0;
            return larger ? other : this;
        }
    }

    /// The theorem as printed, extended to mixed networks: all input channels, p pieces.
    static Answer printed(List<FoldStage> stages, Effort effort) {
        FoldingLower folding = new FoldingLower(stages, false, effort);
        return folding.best(List.of(stages.getFirst().from().channels()));
    }

    /// The best over the number of channels used and over the layer after which folding stops (later layers only cut
    /// further), with the reversed unit and units shared out unevenly.
    static Answer strengthened(List<FoldStage> stages, Effort effort) {
        return best(stages, true, effort);
    }

    /// The same without the reversed unit: the units of a zigzag increase with their coordinate, so that the maximum of
    /// values takes the place of their mean.
    static Answer oneSided(List<FoldStage> stages, Effort effort) {
        return best(stages, false, effort);
    }

    private static Answer best(List<FoldStage> stages, boolean serraFold, Effort effort) {
        boolean image =
                Reading.of(stages.getFirst(), true)
                        .filter(reading -> reading.mix() instanceof Mix.Convolution)
                        .isPresent();
        int channels = image ? stages.getFirst().from().channels() : 1;
        List<Integer> some = new ArrayList<>();
        for (int delta = 1; delta <= Math.min(channels, 4); delta++) {
            some.add(delta);
        }
        if (channels > 4) {
            some.add(channels);
        }
        Answer best = Answer.none("");
        for (int count = stages.size(); count >= 2; count--) {
            best =
                    best.orBetter(
                            new FoldingLower(stages.subList(0, count), serraFold, effort)
                                    .best(some));
        }
        return best;
    }

    /// The fully connected layers from some stage on, folding what is left of δ coordinates a cell, or nothing if there are
    /// other layers; the earlier stages are not looked at.
    static Optional<Magnitude> denseTail(
            List<FoldStage> stages, int from, int delta, Effort effort) {
        for (int l = from; l < stages.size(); l++) {
            boolean dense =
                    stages.get(l).fold() instanceof Fold.Rectifier
                            && Reading.of(stages.get(l), false)
                                    .filter(reading -> reading.mix() instanceof Mix.Dense)
                                    .isPresent();
            if (!dense) {
                return Optional.empty();
            }
        }
        int coordinates = Reading.of(stages.get(from), false).orElseThrow().cells() * delta;
        return Optional.of(new FoldingLower(stages, true, effort).dense(from, coordinates));
    }

    private Answer best(List<Integer> channels) {
        for (FoldStage stage : stages) {
            if (!(stage.fold() instanceof Fold.Rectifier)) {
                return Answer.none("the folding construction needs ReLU in every layer");
            }
        }
        Answer best = Answer.none("");
        for (int delta : channels) {
            best = best.orBetter(with(delta));
        }
        return best;
    }

    private Answer with(int delta) {
        List<Magnitude> factors = new ArrayList<>();
        int l = 0;
        for (; l < stages.size(); l++) {
            FoldStage stage = stages.get(l);
            Optional<Reading> reading = Reading.of(stage, l == 0);
            if (reading.isEmpty()) {
                return Answer.none(unreadable(l));
            }
            if (!(reading.get().mix() instanceof Mix.Convolution convolution)) {
                break;
            }
            Shape grid = reading.get().grid();
            if (l == stages.size() - 1) {
                return last(convolution, grid, delta, factors);
            }
            if (!reading.get().readsRealPixels()) {
                return Answer.none(
                        "the padding of layer "
                                + (l + 1)
                                + " leaves a position without a pixel of its own");
            }
            if (convolution.filters() < delta) {
                return Answer.none(
                        "layer "
                                + (l + 1)
                                + " has fewer filters than the "
                                + delta
                                + " channels that it would have to fold");
            }
            factors.add(
                    Products.power(
                            shared(convolution.filters(), delta),
                            stage.at().cells(),
                            Rounded.DOWN));
        }
        for (int later = l; later < stages.size(); later++) {
            Optional<Reading> reading = Reading.of(stages.get(later), later == 0);
            if (reading.isEmpty() || !(reading.get().mix() instanceof Mix.Dense)) {
                return Answer.none(unreadable(later));
            }
        }
        Reading reading = Reading.of(stages.get(l), l == 0).orElseThrow();
        int coordinates = l == 0 ? reading.grid().size() : reading.cells() * delta;
        factors.add(dense(l, coordinates));
        return new Answer(Optional.of(Products.of(factors, Rounded.DOWN)), "");
    }

    private static String unreadable(int l) {
        return "layer "
                + (l + 1)
                + " is not one convolution or one fully connected layer, or pools with"
                + " padding, so that the folding construction does not apply";
    }

    private int pieces(int units) {
        return serraFold && units >= 3 ? units + 1 : units;
    }

    /// Pieces of k coordinates folded by N units together: ⌊N/k⌋ units each, and one more for the first N mod k.
    private Magnitude shared(int units, int coordinates) {
        int more = serraFold ? units % coordinates : 0;
        return Products.of(
                List.of(
                        power(pieces(units / coordinates + 1), more),
                        power(pieces(units / coordinates), coordinates - more)),
                Rounded.DOWN);
    }

    private double sharedLog(int units, int coordinates) {
        int more = serraFold ? units % coordinates : 0;
        int few = pieces(units / coordinates);
        double rest =
                few == 0
                        ? (coordinates > more ? Double.NEGATIVE_INFINITY : 0)
                        : (coordinates - more) * Math.log(few);
        return rest + more * Math.log(pieces(units / coordinates + 1));
    }

    private static Magnitude power(int pieces, long exponent) {
        return exponent == 0
                ? new Magnitude.Whole(BigInteger.ONE)
                : Products.power(
                        new Magnitude.Whole(BigInteger.valueOf(pieces)), exponent, Rounded.DOWN);
    }

    private Answer last(
            Mix.Convolution convolution, Shape grid, int delta, List<Magnitude> factors) {
        Window down = convolution.rows();
        Window along = convolution.columns();
        Optional<SharedLayer> inner =
                down.dilation() == 1 && along.dilation() == 1
                        ? new SharedLayer(
                                        grid.rows(),
                                        grid.columns(),
                                        delta,
                                        down,
                                        along,
                                        convolution.filters())
                                .interior()
                        : Optional.empty();
        if (inner.isEmpty()) {
            return Answer.none(
                    "the last convolution is dilated or has no position without padding");
        }
        factors.add(OneLayerBounds.quickLower(new OneLayer(inner.get(), 1, 1, true), effort));
        return new Answer(Optional.of(Products.of(factors, Rounded.DOWN)), "");
    }

    /// The fully connected layers from l on: Π pieces(N, k) · Z(N_L, k) for the best k's, which do
    /// not increase.
    private Magnitude dense(int from, int coordinates) {
        int hidden = stages.size() - 1 - from;
        int lastUnits = stages.getLast().units();
        double[] value = zaslavskyLogs(lastUnits, coordinates);
        int[][] choice = new int[hidden][];
        for (int l = hidden - 1; l >= 0; l--) {
            int units = stages.get(from + l).units();
            double[] sum = new double[coordinates + 1];
            choice[l] = new int[coordinates + 1];
            for (int k = 1; k <= coordinates; k++) {
                double here = sharedLog(units, k) + value[k];
                boolean better = k == 1 || here > sum[k - 1];
                sum[k] = better ? here : sum[k - 1];
                choice[l][k] = better ? k : choice[l][k - 1];
            }
            value = sum;
        }
        List<Magnitude> factors = new ArrayList<>();
        int k = coordinates;
        for (int l = 0; l < hidden; l++) {
            k = choice[l][k];
            factors.add(shared(stages.get(from + l).units(), k));
        }
        factors.add(ArrangementSum.of(lastUnits, k, 1, effort, Rounded.DOWN));
        return Products.of(factors, Rounded.DOWN);
    }

    /// ln Σ_{i ≤ k} C(m, i) for k = 0 … most, increasing in k, to steer the choice only.
    private static double[] zaslavskyLogs(int m, int most) {
        double[] logs = new double[most + 1];
        Wide term = Wide.ONE;
        Wide sum = Wide.ONE;
        for (int i = 1; i <= most; i++) {
            term = i > m ? Wide.ZERO : Rounded.DOWN.over(Rounded.DOWN.times(term, m - i + 1L), i);
            sum = Rounded.DOWN.sum(sum, term);
            logs[i] = sum.ln();
        }
        return logs;
    }
}
