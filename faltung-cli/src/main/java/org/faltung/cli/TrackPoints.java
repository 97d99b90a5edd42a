package org.faltung.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.network.Shape;
import org.faltung.polytope.Domain;
import picocli.CommandLine.ParseResult;

/// Where the local complexity is looked at.
///
/// @param file that holds them; empty if they are random, or there are none
record TrackPoints(Optional<String> file, List<List<Rational>> all) {
    /// How many are drawn in a box.
    static final int RANDOM = 256;

    private static final int BITS = 30;

    TrackPoints {
        all = List.copyOf(all);
    }

    static TrackPoints of(ParseResult request, Shape input, Optional<Domain.Box> box, long seed) {
        if (request.hasMatchedOption("--points")) {
            String file = request.matchedOptionValue("--points", "");
            List<List<Rational>> points = PointModes.points("--points", List.of(file), input);
            if (points.isEmpty()) {
                throw new InputException("--points " + file + ": there is no point in it");
            }
            return new TrackPoints(Optional.of(file), points);
        }
        return new TrackPoints(
                Optional.empty(), box.map(sides -> random(sides, seed)).orElse(List.of()));
    }

    /// Uniform on a grid of 2⁻³⁰ of each side.
    private static List<List<Rational>> random(Domain.Box box, long seed) {
        var source = new SplittableRandom(seed);
        Rational step = Rational.ONE.over(Rational.of(1L << BITS));
        List<List<Rational>> points = new ArrayList<>();
        for (int i = 0; i < RANDOM; i++) {
            List<Rational> point = new ArrayList<>();
            for (var side : box.sides()) {
                Rational share = Rational.of(source.nextLong(1L << BITS)).times(step);
                point.add(side.low().plus(side.high().minus(side.low()).times(share)));
            }
            points.add(point);
        }
        return points;
    }
}
