package org.faltung.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Chart;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.geometry.Facet;
import org.faltung.region.geometry.PatternCode;
import org.faltung.region.geometry.RegionShape;
import org.faltung.region.geometry.RegionSurvey;
import org.faltung.region.geometry.UnitPlace;
import org.faltung.region.merge.Walls;
import org.faltung.slice.PlanePoint;
import tools.jackson.core.JsonGenerator;

/// What a region of a view is: asked for by a point in it, found exactly at that point.
final class RegionAnswer {
    private static final int SHOWN_DIGITS = 60;

    /// How far from a point on a fold a region is looked for, in sizes of the window.
    private static final Rational[] NEAR = {Rational.parse("1e-9"), Rational.parse("1e-7")};

    private static final int[][] WAYS = {{3, 1}, {-1, 3}, {-3, -1}, {1, -3}};

    private final View view;
    private final FoldSequence onPlane;
    private final Problem problem;
    private final PatternCode code;

    private RegionAnswer(View view) {
        this.view = view;
        Chart chart = Chart.of(view.laid().plane().in(view.window()));
        FoldSequence folds = view.folds();
        onPlane = chart.embedding().map(folds::after).orElse(folds);
        problem = new Problem(onPlane, chart.polyhedron());
        code = new PatternCode(onPlane);
    }

    static String of(View view, PlanePoint at) {
        if (view.layers() == 0) {
            throw new RefusedException("the network has no folds: it is affine, one region");
        }
        return new RegionAnswer(view).answer(at);
    }

    private String answer(PlanePoint at) {
        Rational sizeU = view.window().u().high().minus(view.window().u().low());
        Rational sizeV = view.window().v().high().minus(view.window().v().low());
        Optional<String> answer = at(at);
        for (Rational near : NEAR) {
            for (int[] way : WAYS) {
                if (answer.isEmpty()) {
                    answer =
                            at(
                                    new PlanePoint(
                                            at.u()
                                                    .plus(
                                                            sizeU.times(near)
                                                                    .times(Rational.of(way[0]))),
                                            at.v()
                                                    .plus(
                                                            sizeV.times(near)
                                                                    .times(Rational.of(way[1])))));
                }
            }
        }
        return answer.orElseThrow(
                () -> new RefusedException("the point lies where regions meet; point beside it"));
    }

    private Optional<String> at(PlanePoint at) {
        Prefix pattern = Walls.patternAt(onPlane, List.of(at.u(), at.v()));
        RegionShape shape;
        RegionSurvey survey = new RegionSurvey(problem);
        try {
            shape = survey.of(pattern);
        } catch (IllegalStateException | java.util.NoSuchElementException e) {
            return Optional.empty(); // on a fold: the points with this pattern fill nothing
        }
        return Optional.of(Answers.object(json -> write(at, pattern, shape, survey, json)));
    }

    private void write(
            PlanePoint at,
            Prefix pattern,
            RegionShape shape,
            RegionSurvey survey,
            JsonGenerator json) {
        json.writeStringProperty("pattern", code.hex(pattern));
        active(pattern, json);
        shape.volume()
                .ifPresent(area -> {
                    json.writeNumberProperty("area", area.nearest());
                    String exact = area.toString();
                    json.writeStringProperty(
                            "exactArea", exact.length() <= SHOWN_DIGITS ? exact : "");
                });
        json.writeBooleanProperty("whole", view.whole());
        neighbours(pattern, shape, survey, json);
        if (view.whole()) {
            function(at, pattern, shape.map(), json);
        }
    }

    /// How many units of each layer are on: not on their first piece.
    private void active(Prefix pattern, JsonGenerator json) {
        json.writeArrayPropertyStart("layers");
        int from = 0;
        List<Long> units = view.model().folding().subList(0, view.layers());
        for (long count : units) {
            int on = 0;
            for (int unit = from; unit < from + count; unit++) {
                on += pattern.piece(unit) > 0 ? 1 : 0;
            }
            from += (int) count;
            json.writeStartObject();
            json.writeNumberProperty("units", count);
            json.writeNumberProperty("on", on);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void neighbours(
            Prefix pattern, RegionShape shape, RegionSurvey survey, JsonGenerator json) {
        json.writeArrayPropertyStart("neighbours");
        for (Facet facet : shape.facets()) {
            if (facet.unit().isPresent() && facet.beyond().isPresent()) {
                UnitPlace unit = facet.unit().get();
                Prefix beyond = facet.beyond().get();
                json.writeStartObject();
                json.writeNumberProperty("layer", unit.layer() + 1);
                json.writeNumberProperty("unit", unit.index());
                json.writeNumberProperty("changes", changes(pattern, beyond));
                json.writeStringProperty("pattern", code.hex(beyond));
                if (view.whole()) {
                    json.writeNumberProperty("class", winner(survey.of(beyond)));
                }
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeBooleanProperty(
                "atBorder", shape.facets().stream().anyMatch(facet -> facet.unit().isEmpty()));
    }

    private static int changes(Prefix one, Prefix two) {
        int changes = 0;
        for (int unit = 0; unit < one.length(); unit++) {
            changes += one.piece(unit) == two.piece(unit) ? 0 : 1;
        }
        return changes;
    }

    private static int winner(RegionShape shape) {
        return shape.map().size() > 1
                ? shape.argmax()
                : shape.map().getFirst().at(shape.point()).signum() > 0 ? 1 : 0;
    }

    private void function(PlanePoint at, Prefix pattern, List<AffineForm> map, JsonGenerator json) {
        List<Rational> point = List.of(at.u(), at.v());
        List<Rational> scores = map.stream().map(form -> form.at(point)).toList();
        int best = 0;
        for (int row = 1; row < scores.size(); row++) {
            best = scores.get(row).compareTo(scores.get(best)) > 0 ? row : best;
        }
        int winner = scores.size() > 1 ? best : scores.getFirst().signum() > 0 ? 1 : 0;
        json.writeNumberProperty("class", winner);
        json.writeNumberProperty("output", best);
        Answers.numbers("scores", scores.stream().mapToDouble(Rational::nearest).toArray(), json);
        json.writeArrayPropertyStart("map");
        for (AffineForm form : map) {
            json.writeStartArray();
            json.writeNumber(form.coefficient(0).nearest());
            json.writeNumber(form.coefficient(1).nearest());
            json.writeNumber(form.constant().nearest());
            json.writeEndArray();
        }
        json.writeEndArray();
        Answers.numbers("gradient", Pieces.gradient(view.model().folds(), pattern, best), json);
        List<Double> input = new ArrayList<>();
        view.laid().plane().point(at).forEach(x -> input.add(x.nearest()));
        Answers.numbers("input", input.stream().mapToDouble(Double::doubleValue).toArray(), json);
    }
}
