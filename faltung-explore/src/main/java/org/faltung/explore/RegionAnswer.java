package org.faltung.explore;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineForm;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.PatternCode;
import org.faltung.region.merge.OutputMaps;
import org.faltung.region.merge.Walls;
import org.faltung.slice.PlanePoint;
import tools.jackson.core.JsonGenerator;

/// What the network does at a point of a view, and so on all of the region around it: the pattern and the affine map, found
/// exactly at that point.
final class RegionAnswer {
    private final View view;
    private final Errand errand;
    private final FoldSequence onPlane;
    private final PatternCode code;

    private RegionAnswer(View view, Errand errand) {
        this.view = view;
        this.errand = errand;
        onPlane = view.folds(errand::check);
        code = new PatternCode(onPlane);
    }

    static String of(View view, PlanePoint at, Errand errand) {
        if (view.layers() == 0) {
            throw new RefusedException("the network has no folds: it is affine, one region");
        }
        return new RegionAnswer(view, errand).answer(at);
    }

    private String answer(PlanePoint at) {
        Prefix pattern = Walls.patternAt(onPlane, List.of(at.u(), at.v()), errand::check);
        return Answers.object(json -> {
            json.writeStringProperty("pattern", code.hex(pattern));
            active(pattern, json);
            json.writeBooleanProperty("whole", view.whole());
            if (view.whole()) {
                function(at, pattern, new OutputMaps(onPlane, errand::check).map(pattern), json);
            }
        });
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
        List<Rational> input = view.laid().plane().point(at);
        Answers.numbers("input", input.stream().mapToDouble(Rational::nearest).toArray(), json);
    }
}
