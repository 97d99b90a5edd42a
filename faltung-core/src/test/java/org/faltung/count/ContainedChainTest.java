package org.faltung.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.polytope.Domain;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// The weights by which a network contains a plain chain (docs/theory/framework.md) give it that chain's regions.
class ContainedChainTest {
    private static final int INPUTS = 2;
    private static final int UNITS = 3;

    private final Fold.Rectifier relu = new Fold.Rectifier();

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 30)
    void aBranchAtZeroLeavesTheSkip(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Mix.Dense last = dense(UNITS, INPUTS, INPUTS, random);
        Mix.Dense inner = dense(UNITS, INPUTS, INPUTS, random);
        Mix.Dense zero = dense(INPUTS, UNITS, 0, random);
        Join sum = new Join(Join.Kind.SUM, List.of(inner, relu, zero, relu), List.of());
        BigInteger cut = count(List.of(sum, last, relu));
        assertThat(cut).isGreaterThanOrEqualTo(count(List.of(last, relu)));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 30)
    void whatIsReadWithWeightZeroOnlyCuts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Mix.Dense branch = dense(UNITS, INPUTS, INPUTS, random);
        Mix.Dense last = dense(2, INPUTS + UNITS, INPUTS, random);
        Join both = new Join(Join.Kind.CONCATENATION, List.of(branch, relu), List.of());
        Weights.Trained numbers = (Weights.Trained) last.weights();
        double[] first = new double[2 * INPUTS];
        double[] biases = new double[2];
        for (int unit = 0; unit < 2; unit++) {
            biases[unit] = numbers.offset(unit);
            for (int i = 0; i < INPUTS; i++) {
                first[unit * INPUTS + i] = numbers.linear(unit * (INPUTS + UNITS) + i);
            }
        }
        Mix.Dense alone = new Mix.Dense(2, Weights.Trained.of(first, biases));
        assertThat(count(List.of(both, last, relu)))
                .isGreaterThanOrEqualTo(count(List.of(alone, relu)));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 30)
    void maxoutWithConstantsIsARectifier(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Mix.Dense plain = dense(UNITS, INPUTS, INPUTS, random);
        Mix.Dense last = dense(2, UNITS, UNITS, random);
        Weights.Trained numbers = (Weights.Trained) plain.weights();
        double[] weights = new double[3 * UNITS * INPUTS];
        double[] biases = new double[3 * UNITS];
        for (int unit = 0; unit < UNITS; unit++) {
            biases[3 * unit] = numbers.offset(unit);
            for (int i = 0; i < INPUTS; i++) {
                weights[3 * unit * INPUTS + i] = numbers.linear(unit * INPUTS + i);
            }
        }
        Mix.Dense pieces = new Mix.Dense(3 * UNITS, Weights.Trained.of(weights, biases));
        assertThat(count(List.of(pieces, new Fold.Maxout(3), last, relu)))
                .isEqualTo(count(List.of(plain, relu, last, relu)));
    }

    /// A full layer whose units read only their first inputs.
    private static Mix.Dense dense(int units, int inputs, int read, SplittableRandom random) {
        double[] weights = new double[units * inputs];
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < read; i++) {
                weights[unit * inputs + i] = random.nextInt(-9, 10);
            }
        }
        double[] biases = new double[units];
        for (int unit = 0; read > 0 && unit < units; unit++) {
            biases[unit] = random.nextInt(-9, 10);
        }
        return new Mix.Dense(units, Weights.Trained.of(weights, biases));
    }

    private static BigInteger count(List<? extends Layer> layers) {
        Network network = new Network(new Shape.Vector(INPUTS), new ArrayList<>(layers));
        return Regions.of(network).in(new Domain.Space(INPUTS)).count().exact();
    }
}
