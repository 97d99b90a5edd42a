package org.faltung.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.region.geometry.RegionSurvey;
import org.faltung.region.geometry.UnitPlace;
import org.faltung.region.line.LinePieces;
import org.faltung.slice.PlanePoint;
import tools.jackson.core.JsonGenerator;

/// The network along a line across a view: its breakpoints, found exactly, and its outputs at them.
final class LineAnswer {
    private LineAnswer() {}

    /// @param from where t is 0
    /// @param to where t is 1
    static String of(View view, PlanePoint from, PlanePoint to, Errand errand) {
        if (from.equals(to)) {
            throw new RefusedException("a line needs two different points");
        }
        Chart chart =
                Chart.of(
                        new Domain.Slice(
                                List.of(from.u(), from.v()),
                                List.of(List.of(to.u().minus(from.u()), to.v().minus(from.v()))),
                                Optional.of(List.of(new Range(Rational.ZERO, Rational.ONE)))));
        FoldSequence along =
                view.folds(errand::check).after(chart.embedding().orElseThrow(), errand::check);
        LinePieces pieces =
                view.layers() == 0
                        ? new LinePieces(List.of())
                        : LinePieces.of(along, chart.polyhedron(), errand::check);
        List<LinePieces.Breakpoint> breakpoints = pieces.breakpoints();
        if (breakpoints.size() > Limits.BREAKPOINTS) {
            throw new RefusedException(
                    "the line has %d breakpoints, and %d are plotted at most; draw a shorter one"
                            .formatted(breakpoints.size(), Limits.BREAKPOINTS));
        }
        return Answers.object(json -> write(view, along, breakpoints, errand, json));
    }

    private static void write(
            View view,
            FoldSequence along,
            List<LinePieces.Breakpoint> breakpoints,
            Errand errand,
            JsonGenerator json) {
        json.writeNumberProperty("breakpoints", breakpoints.size());
        json.writeNumberProperty("regions", breakpoints.size() + 1L);
        Answers.numbers(
                "at",
                breakpoints.stream().mapToDouble(LinePieces.Breakpoint::near).toArray(),
                json);
        json.writeArrayPropertyStart("layer");
        List<UnitPlace> places = RegionSurvey.places(along);
        List<Integer> layers = foldingLayers(along);
        breakpoints.forEach(breakpoint -> json.writeNumber(layers.indexOf(breakpoint.layer()) + 1));
        json.writeEndArray();
        json.writeNumberProperty("units", places.size());
        if (view.whole()) {
            values(along, breakpoints, errand, json);
        }
    }

    /// Which layers of the normal form fold.
    private static List<Integer> foldingLayers(FoldSequence folds) {
        List<Integer> layers = new ArrayList<>();
        for (int l = 0; l < folds.layers().size(); l++) {
            if (folds.layers().get(l).folds()) {
                layers.add(l);
            }
        }
        return layers;
    }

    private static void values(
            FoldSequence along,
            List<LinePieces.Breakpoint> breakpoints,
            Errand errand,
            JsonGenerator json) {
        List<double[]> values = new ArrayList<>();
        values.add(Pieces.values(along, new double[] {0}));
        for (LinePieces.Breakpoint breakpoint : breakpoints) {
            errand.check();
            values.add(Pieces.values(along, new double[] {breakpoint.near()}));
        }
        values.add(Pieces.values(along, new double[] {1}));
        json.writeArrayPropertyStart("values");
        for (int output = 0; output < along.output().outputs(); output++) {
            json.writeStartArray();
            for (double[] value : values) {
                json.writeNumber(value[output]);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
