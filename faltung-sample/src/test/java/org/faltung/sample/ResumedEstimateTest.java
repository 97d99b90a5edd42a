package org.faltung.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faltung.bound.OneLayer;
import org.faltung.count.Monitor;
import org.faltung.exact.Rational;
import org.faltung.initial.Initialisation;
import org.faltung.initial.RandomNetwork;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.polytope.Domain;
import org.faltung.sample.initial.InitialRegions;
import org.faltung.sample.layer.OneLayerEstimator;
import org.faltung.sample.line.BoundaryDensity;
import org.faltung.sample.line.DataSegments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An estimate that was ended at any draw goes on to what it would have been.
class ResumedEstimateTest {
    private static final Aim AIM = new Aim(0.1, 0.95, 4);
    private static final Initialisation HE = new Initialisation(Initialisation.Scheme.HE, 0.3);

    private static Network parsed(String architecture) {
        return ArchitectureParser.parse(architecture).network();
    }

    private static Network drawn() {
        return RandomNetwork.of(parsed("in:3 fc:9 relu fc:7 relu fc:1"), HE, 11);
    }

    private static Object layer(DrawJournal journal) {
        OneLayer layer = OneLayer.only(parsed("in:8x8x1 conv:3@3x3 relu")).orElseThrow();
        return OneLayerEstimator.estimate(
                        layer.layer(),
                        layer.copies(),
                        layer.breakpoints(),
                        false,
                        AIM,
                        2,
                        Monitor.NONE,
                        _ -> {},
                        journal)
                .orElseThrow();
    }

    private static Object lines(DrawJournal journal) {
        Domain.Box box = Domain.Box.cube(3, -1, 1);
        return BoundaryDensity.of(drawn(), box.sides(), AIM, 2, Monitor.NONE, _ -> {}, journal);
    }

    private static Object segments(DrawJournal journal) {
        List<List<Rational>> points =
                Stream.of(-3, -1, 2, 4)
                        .map(x -> List.of(Rational.of(x), Rational.of(1 - x), Rational.of(x * x)))
                        .toList();
        return DataSegments.of(drawn(), points, AIM, 2, Monitor.NONE, _ -> {}, journal);
    }

    private static Object networks(DrawJournal journal) {
        Domain box = Domain.Box.cube(2, -2, 2);
        Network network = parsed("in:2 fc:6 relu fc:5 relu");
        return InitialRegions.of(
                network, HE, box, 60, false, AIM, 2, Monitor.NONE, _ -> {}, journal);
    }

    static Stream<Arguments> estimates() {
        return Stream.of(
                        Arguments.of("layer", (Function<DrawJournal, Object>) x -> layer(x)),
                        Arguments.of("lines", (Function<DrawJournal, Object>) x -> lines(x)),
                        Arguments.of("segments", (Function<DrawJournal, Object>) x -> segments(x)),
                        Arguments.of("networks", (Function<DrawJournal, Object>) x -> networks(x)))
                .flatMap(estimate ->
                        Stream.of(0, 5, 50)
                                .map(draws ->
                                        Arguments.of(estimate.get()[0], draws, estimate.get()[1])));
    }

    @ParameterizedTest(name = "{0}, ended after {1} draws")
    @MethodSource("estimates")
    void itGoesOnToTheSame(String name, int draws, Function<DrawJournal, Object> estimate) {
        Object whole = estimate.apply(DrawJournal.NONE);
        Ending journal = new Ending(draws);
        assertThatThrownBy(() -> estimate.apply(journal)).hasMessage("ended");
        journal.goOn();
        assertThat(estimate.apply(journal)).as(name).isEqualTo(whole);
    }
}
