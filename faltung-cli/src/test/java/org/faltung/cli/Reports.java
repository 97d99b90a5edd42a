package org.faltung.cli;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.faltung.bound.BoundTable;
import org.faltung.bound.Growth;
import org.faltung.bound.PerParameter;
import org.faltung.exact.Magnitude;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// Hand-made answers with something of every kind in them; the numbers mean nothing.
final class Reports {
    static final Network NETWORK =
            new Network(
                    new Shape.Vector(2),
                    List.of(new Mix.Dense(1300, Weights.Free.FREE), new Fold.Rectifier()));

    private Reports() {}

    static Bound bound(String name, Side side, HoldsFor holdsFor, Magnitude value) {
        return new Bound(
                name, side, holdsFor, value, Status.THEOREM, List.of(), Source.SERRA_2018, "");
    }

    static Magnitude power(int base, int exponent) {
        return new Magnitude.Whole(BigInteger.valueOf(base).pow(exponent));
    }

    static BoundTable table(List<Bound> results, BoundTable.Best best) {
        return new BoundTable(NETWORK, results, List.of(), best, List.of(), Optional.empty());
    }

    static BoundsReport report(BoundTable table) {
        return new BoundsReport(table, Optional.empty(), List.of());
    }

    /// Everything at once.
    static BoundsReport full() {
        Bound small = bound("serra-lower", Side.LOWER, HoldsFor.SOME, power(10, 3));
        Bound lower = bound("strip-lower", Side.LOWER, HoldsFor.SOME, power(3, 40));
        Bound upper = bound("serra-upper", Side.UPPER, HoldsFor.EVERY, power(2, 1300));
        Bound loose =
                new Bound(
                        "hinz-upper",
                        Side.UPPER,
                        HoldsFor.EVERY,
                        power(2, 1301),
                        Status.VERIFIED,
                        List.of("gamma-base-2"),
                        Source.HINZ_2021,
                        "rests on a table of small cases, \"checked\"");
        BoundTable table =
                new BoundTable(
                        NETWORK,
                        List.of(small, lower, loose, upper),
                        List.of(
                                new BoundTable.Absence("gcn-upper", "no graph convolution"),
                                new BoundTable.Absence("tilting-upper", "out of reach"),
                                new BoundTable.Absence("gcn-lower", "no graph convolution")),
                        new BoundTable.Best(
                                Optional.of(lower), Optional.of(upper), Optional.empty()),
                        List.of("The printed formula overcounts here."),
                        Optional.of(new Growth(4, Optional.of(BigInteger.valueOf(42)))));
        return new BoundsReport(
                table, Optional.of(versus()), List.of("read as 28 samples of 28 channels"));
    }

    private static PerParameter versus() {
        return new PerParameter(
                List.of(
                        new PerParameter.Row(2, 10, 1, 10, power(2, 8), power(2, 1)),
                        new PerParameter.Row(2000, 10_000, 1000, 10_000, power(9, 9), power(7, 9))),
                Optional.of(new PerParameter.Limit(9, Optional.of(7.874))),
                List.of("The left side is a lower bound."));
    }
}
