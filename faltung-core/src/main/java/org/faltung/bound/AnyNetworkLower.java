package org.faltung.bound;

import java.math.BigInteger;
import java.util.List;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// A lower bound for a first layer whose affine part is a longer chain, such as a convolution and a pooling.
///
/// One channel of a chain of convolutions and average poolings without padding is one convolution, whose
/// first weight is not 0 for almost all weights. Ordered by its first input, which no later position
/// sees, the normals of its positions are a triangular system: independent, so that all (P + 1)^positions
/// patterns of the channel occur. Any other network has at least one region.
final class AnyNetworkLower {
    private AnyNetworkLower() {}

    static Bound of(Network network, Anatomy anatomy) {
        return anatomy.slides()
                ? of(FoldStage.of(network).getFirst())
                : bound(new Magnitude.Whole(BigInteger.ONE), "there is a region");
    }

    private static Bound of(FoldStage stage) {
        boolean triangular = stage.chain().stream().allMatch(AnyNetworkLower::slides);
        BigInteger pieces = BigInteger.valueOf(triangular ? stage.fold().breakpoints() + 1L : 1);
        Magnitude value =
                Products.power(new Magnitude.Whole(pieces), stage.at().cells(), Rounded.DOWN);
        return bound(value, triangular ? "the patterns of one channel" : "there is a region");
    }

    private static Bound bound(Magnitude value, String note) {
        return new Bound(
                "first-layer-lower",
                Side.LOWER,
                HoldsFor.ALMOST_EVERY,
                value,
                Status.DERIVED,
                List.of(),
                Source.FALTUNG,
                note);
    }

    private static boolean slides(Mix mix) {
        return switch (mix) {
            case Mix.Convolution c -> !c.rows().padded() && !c.columns().padded();
            case Mix.AveragePool pool -> !pool.rows().padded() && !pool.columns().padded();
            case Mix.BatchNorm _ -> true;
            case Mix.Dense _, Mix.GlobalAveragePool _, Mix.Flatten _, Mix.Rescale _ -> false;
            case Mix.Upsample _, Mix.Select _, Mix.GraphConvolution _ -> false;
        };
    }
}
