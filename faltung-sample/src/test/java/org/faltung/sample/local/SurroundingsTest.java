package org.faltung.sample.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.initial.Initialisation;
import org.faltung.initial.RandomNetwork;
import org.faltung.notation.ArchitectureParser;
import org.faltung.region.Prefix;
import org.faltung.region.merge.Walls;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

class SurroundingsTest {
    private static FoldSequence folds(long seed) {
        return Folding.of(
                RandomNetwork.of(
                        ArchitectureParser.parse("in:2 fc:6 relu fc:6 hardtanh fc:4 maxout:2")
                                .network(),
                        new Initialisation(Initialisation.Scheme.HE, 0.3),
                        seed));
    }

    private static List<Rational> at(double x, double y) {
        return List.of(Rational.of(x), Rational.of(y));
    }

    /// On small grids points often lie on boundaries.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void thePiecesAreThoseOfExactArithmetic(long seed) {
        FoldSequence folds = folds(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Rational> point = at(random.nextInt(-4, 5) / 4.0, random.nextInt(-4, 5) / 4.0);
        assertThat(pattern(folds, point)).isEqualTo(Walls.patternAt(folds, point));
    }

    private static Prefix pattern(FoldSequence folds, List<Rational> point) {
        Evaluation evaluation = new Evaluation(folds, point);
        int[] pieces = new int[folds.foldingUnits()];
        int next = 0;
        for (int l = 0; l < folds.layers().size(); l++) {
            for (int u = 0; u < folds.layers().get(l).units().size(); u++) {
                if (folds.layers().get(l).units().get(u).pieces() > 1) {
                    pieces[next++] = evaluation.piece(l, u);
                }
            }
        }
        return Prefix.of(pieces, next);
    }

    /// On a circle just within the distance the pattern is the same; on one just beyond, of many points, one differs.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 30)
    void theNearestBoundaryIsWherePatternsBeginToDiffer(long seed) {
        FoldSequence folds = folds(seed);
        SplittableRandom random = new SplittableRandom(seed);
        double x = random.nextDouble(-1, 1);
        double y = random.nextDouble(-1, 1);
        Surroundings found = Surroundings.of(folds, at(x, y));
        Prefix here = pattern(folds, at(x, y));
        double distance = found.distance();
        boolean differs = false;
        for (int i = 0; i < 2000; i++) {
            double angle = 2 * Math.PI * i / 2000;
            double c = Math.cos(angle) * distance;
            double s = Math.sin(angle) * distance;
            assertThat(pattern(folds, at(x + 0.999 * c, y + 0.999 * s))).isEqualTo(here);
            differs |= !pattern(folds, at(x + 1.01 * c, y + 1.01 * s)).equals(here);
        }
        assertThat(differs).isTrue();
        found.inscribed()
                .ifPresent(ball ->
                        assertThat(ball.radius()).isGreaterThanOrEqualTo(distance * (1 - 1e-9)));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 30)
    void localComplexityIsZeroWhereTheBoundaryIsFarther(long seed) {
        FoldSequence folds = folds(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Rational> point = at(random.nextDouble(-1, 1), random.nextDouble(-1, 1));
        double distance = Surroundings.of(folds, point).distance();
        Rational radius = Rational.of(distance * 0.99);
        assertThat(LocalComplexity.at(folds, point, radius, random).total()).isZero();
        assertThat(LocalComplexity.at(folds, point, Rational.of(50), random).total()).isPositive();
    }
}
