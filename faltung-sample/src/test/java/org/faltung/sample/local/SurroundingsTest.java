package org.faltung.sample.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.initial.Initialisation;
import org.faltung.initial.RandomNetwork;
import org.faltung.linear.AffineForm;
import org.faltung.notation.ArchitectureParser;
import org.faltung.region.Prefix;
import org.faltung.region.merge.Walls;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

class SurroundingsTest {
    private static FoldSequence folds(long seed) {
        return folds("in:2 fc:6 relu fc:6 hardtanh fc:4 maxout:2", seed);
    }

    private static FoldSequence folds(String architecture, long seed) {
        return Folding.of(
                RandomNetwork.of(
                        ArchitectureParser.parse(architecture).network(),
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
                        assertThat(ball.ball().radius())
                                .isGreaterThanOrEqualTo(distance * (1 - 1e-9)));
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

    /// The nearest wall is that of exact arithmetic on all of them.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void theSquaredDistanceIsTheLeastOfAllWalls(long seed) {
        FoldSequence folds = folds(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Rational> point = at(random.nextInt(-4, 5) / 4.0, random.nextInt(-4, 5) / 4.0);
        Evaluation evaluation = new Evaluation(folds, point);
        Optional<Rational> least =
                Wall.all(folds, evaluation).stream()
                        .map(wall -> wall.form(folds, evaluation))
                        .filter(form -> !form.isConstant())
                        .map(form -> squaredDistance(form, point))
                        .min(Rational::compareTo);
        assertThat(Surroundings.of(folds, point).squaredDistance()).isEqualTo(least);
    }

    private static Rational squaredDistance(AffineForm form, List<Rational> point) {
        Rational squares = Rational.ZERO;
        for (int q = 0; q < form.dimension(); q++) {
            squares = squares.plus(form.coefficient(q).times(form.coefficient(q)));
        }
        return form.at(point).times(form.at(point)).over(squares);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void theLargestBallIsThatOfTheSurveyBetweenItsBounds(long seed) {
        FoldSequence folds =
                seed % 2 == 0 ? folds(seed) : folds("in:4 fc:9 relu fc:9 relu fc:1", seed);
        List<Rational> point = point(folds, seed);
        Optional<Inscribed> surveyed = Surroundings.of(folds, point).inscribed();
        Optional<Inscribed> found = largest(folds, point);
        assertThat(found.isPresent()).isEqualTo(surveyed.isPresent());
        found.ifPresent(ball -> {
            double radius = surveyed.orElseThrow().ball().radius();
            assertThat(ball.ball().radius()).isBetween(radius * (1 - 1e-6), radius * (1 + 1e-12));
            assertThat(ball.most()).isGreaterThanOrEqualTo(radius * (1 - 1e-12));
        });
    }

    /// Of regions that go on for ever too, along which some balls fit and larger ones do not.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 8)
    void inManyDimensionsTheBoundsAreClose(long seed) {
        FoldSequence folds = folds("in:60 fc:20 relu fc:60 relu fc:1", seed);
        largest(folds, point(folds, seed))
                .ifPresent(ball ->
                        assertThat(ball.most())
                                .isBetween(
                                        ball.ball().radius(), ball.ball().radius() * (1 + 1e-5)));
    }

    private static Optional<Inscribed> largest(FoldSequence folds, List<Rational> point) {
        Evaluation at = new Evaluation(folds, point);
        List<Wall> walls = Wall.all(folds, at);
        Gradients gradients = new Gradients(folds, at);
        List<Gradients.Gradient> slopes = walls.stream().map(gradients::of).toList();
        List<Reach> reaches = new ArrayList<>();
        for (int k = 0; k < walls.size(); k++) {
            reaches.add(Reach.of(walls.get(k), slopes.get(k), at));
        }
        return new LargestBall(folds, point, at, walls, slopes, reaches).find();
    }

    private static List<Rational> point(FoldSequence folds, long seed) {
        return new SplittableRandom(seed)
                .doubles(folds.inputs(), -1, 1)
                .mapToObj(Rational::of)
                .toList();
    }
}
