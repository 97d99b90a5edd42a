package org.faltung.explore;

import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
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

/// The shape of the region of a view around a point: its exact area, and which units fold along its sides, with the regions
/// beyond them.
final class ShapeAnswer {
    private static final int SHOWN_DIGITS = 60;

    /// How far from a point on a fold a region is looked for, in sizes of the window.
    private static final List<Rational> NEAR =
            List.of(Rational.parse("1e-9"), Rational.parse("1e-7"));

    private static final int[][] WAYS = {{3, 1}, {-1, 3}, {-3, -1}, {1, -3}};

    private final View view;
    private final Errand errand;
    private final FoldSequence onPlane;
    private final Problem problem;
    private final PatternCode code;

    private ShapeAnswer(View view, Errand errand) {
        this.view = view;
        this.errand = errand;
        onPlane = view.folds(errand::check);
        problem = new Problem(onPlane, Chart.of(view.box()).polyhedron());
        code = new PatternCode(onPlane);
    }

    static String of(View view, PlanePoint at, Errand errand) {
        if (view.layers() == 0) {
            throw new RefusedException("the network has no folds: it is affine, one region");
        }
        return new ShapeAnswer(view, errand).answer(at);
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
        Prefix pattern = Walls.patternAt(onPlane, List.of(at.u(), at.v()), errand::check);
        RegionShape shape;
        try {
            shape = new RegionSurvey(problem, errand::check).of(pattern);
        } catch (IllegalStateException | java.util.NoSuchElementException e) {
            return Optional.empty(); // on a fold: the points with this pattern fill nothing
        }
        return Optional.of(Answers.object(json -> write(pattern, shape, json)));
    }

    private void write(Prefix pattern, RegionShape shape, JsonGenerator json) {
        json.writeStringProperty("pattern", code.hex(pattern));
        shape.volume()
                .ifPresent(area -> {
                    json.writeNumberProperty("area", area.nearest());
                    String exact = area.toString();
                    json.writeStringProperty(
                            "exactArea", exact.length() <= SHOWN_DIGITS ? exact : "");
                });
        neighbours(pattern, shape, json);
    }

    private void neighbours(Prefix pattern, RegionShape shape, JsonGenerator json) {
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
}
