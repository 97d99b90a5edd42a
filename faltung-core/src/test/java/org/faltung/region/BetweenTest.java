package org.faltung.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.geometry.RegionSurvey;
import org.faltung.region.line.LinePieces;
import org.faltung.region.merge.OutputMaps;
import org.faltung.region.merge.Walls;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever is run between pieces of long work can end it at each.
class BetweenTest {
    private static final FoldSequence FOLDS = network(2);
    private static final FoldSequence ON_A_LINE = network(1);
    private static final Polyhedron SQUARE = Polyhedron.box(List.of(side(), side()));
    private static final Prefix PATTERN =
            Walls.patternAt(FOLDS, List.of(Rational.parse("0.3"), Rational.parse("0.1")));

    private static Range side() {
        return new Range(Rational.of(-1), Rational.of(1));
    }

    /// Three units that bend at x + y = -1/2, 0, 1/2, and their sum.
    private static FoldSequence network(int inputs) {
        AffineMapBuilder first = new AffineMapBuilder(inputs);
        for (String offset : List.of("-0.5", "0", "0.5")) {
            for (int q = 0; q < inputs; q++) {
                first.add(q, 1);
            }
            first.addOffset(Rational.parse(offset)).endRow();
        }
        AffineMap sum = new AffineMapBuilder(3).add(0, 1).add(1, 1).add(2, 1).endRow().build();
        List<Unit> units = List.of(Unit.Bend.RECTIFIER, Unit.Bend.RECTIFIER, Unit.Bend.RECTIFIER);
        return new FoldSequence(inputs, List.of(new FoldLayer(first.build(), units)), sum);
    }

    static Stream<Consumer<Runnable>> work() {
        return Stream.of(
                between -> FOLDS.after(AffineMap.identity(2), between),
                between -> Walls.patternAt(FOLDS, PATTERN_POINT, between),
                between -> new OutputMaps(FOLDS, between).map(PATTERN),
                between -> new RegionSurvey(new Problem(FOLDS, SQUARE), between).of(PATTERN),
                between -> LinePieces.of(ON_A_LINE, Polyhedron.box(List.of(side())), between));
    }

    private static final List<Rational> PATTERN_POINT = List.of(Rational.ONE, Rational.ONE);

    @ParameterizedTest
    @MethodSource("work")
    void whoeverIsRunBetweenPiecesCanEndTheWork(Consumer<Runnable> work) {
        AtomicInteger pieces = new AtomicInteger();
        work.accept(pieces::incrementAndGet);
        assertThat(pieces.get()).isGreaterThan(2);
        for (int last = 1; last <= pieces.get(); last++) {
            AtomicInteger left = new AtomicInteger(last);
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() ->
                            work.accept(() -> {
                                if (left.decrementAndGet() == 0) {
                                    throw new CancellationException();
                                }
                            }));
            assertThat(left).hasValue(0);
        }
    }
}
