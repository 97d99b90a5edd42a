package org.faltung.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faltung.exact.Rational;
import org.faltung.network.Shape;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.slice.Anchor;
import org.faltung.view.color.Ink;
import org.faltung.view.color.Palette;
import org.faltung.view.color.Scale;
import tools.jackson.core.JsonGenerator;

/// What the page has to know before it can ask for views: the models, planes, and the colours, which are those of the pictures.
final class Listings {
    private static final int PALETTE = 40;
    private static final int MOST_PIXELS = 4096;

    private Listings() {}

    static String models(Shelf shelf) {
        return Answers.object(json -> {
            json.writeArrayPropertyStart("models");
            shelf.models().forEach(model -> model(model, shelf, json));
            json.writeEndArray();
        });
    }

    static void model(Opened model, Shelf shelf, JsonGenerator json) {
        Shape input = model.model().network().input();
        json.writeStartObject();
        json.writeStringProperty("id", model.id());
        json.writeStringProperty("title", model.title());
        json.writeStringProperty("made", model.made());
        json.writeStringProperty("source", model.source());
        json.writeStringProperty("architecture", ArchitectureWriter.write(model.model().network()));
        json.writeNumberProperty("inputs", input.size());
        json.writeNumberProperty("outputs", model.folds().output().outputs());
        json.writeArrayPropertyStart("layers");
        model.folding().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeObjectPropertyStart("input");
        json.writeBooleanProperty("image", isImage(input));
        json.writeNumberProperty("rows", input.rows());
        json.writeNumberProperty("columns", input.columns());
        json.writeNumberProperty("channels", input.channels());
        json.writeStringProperty("words", input.described());
        json.writeEndObject();
        json.writeArrayPropertyStart("samples");
        for (int i = 0; i < model.samples().size(); i++) {
            sample("s" + i, model.samples().get(i), input, json);
        }
        for (Map.Entry<String, Sample> dropped : shelf.dropped(model).entrySet()) {
            sample(dropped.getKey(), dropped.getValue(), input, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static boolean isImage(Shape input) {
        return input instanceof Shape.Image
                && (input.channels() == 1 || input.channels() == 3)
                && input.size() <= MOST_PIXELS * 3;
    }

    private static void sample(String id, Sample sample, Shape input, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("name", sample.name());
        if (isImage(input)) {
            Answers.numbers(
                    "pixels",
                    sample.point().stream().mapToDouble(Rational::nearest).toArray(),
                    json);
        }
        json.writeEndObject();
    }

    static String plane(Laid laid) {
        return Answers.object(json -> {
            json.writeStringProperty("words", laid.words());
            Answers.texts("axes", laid.axes(), json);
            double[] window = {
                laid.around().u().low().nearest(),
                laid.around().u().high().nearest(),
                laid.around().v().low().nearest(),
                laid.around().v().high().nearest()
            };
            Answers.numbers("window", window, json);
            json.writeArrayPropertyStart("anchors");
            for (Anchor anchor : laid.plane().anchors()) {
                json.writeStartObject();
                json.writeStringProperty("name", anchor.name());
                json.writeNumberProperty("u", anchor.at().u().nearest());
                json.writeNumberProperty("v", anchor.at().v().nearest());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("marks");
            for (Laid.Mark mark : laid.marks()) {
                json.writeStartObject();
                json.writeStringProperty("kind", mark.kind());
                json.writeNumberProperty("u", mark.u());
                json.writeNumberProperty("v", mark.v());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static String palette(int classes, int layers) {
        List<Ink> patterns = new ArrayList<>();
        List<Ink> ofClass = new ArrayList<>();
        List<Ink> ofLayer = new ArrayList<>();
        List<Ink> scale = new ArrayList<>();
        for (int i = 0; i < Palette.PATTERNS; i++) {
            patterns.add(Palette.pattern(i));
        }
        for (int i = 0; i < Math.min(PALETTE, classes); i++) {
            ofClass.add(Palette.ofClass(i, Math.max(2, classes)));
        }
        for (int i = 0; i < Math.min(PALETTE, layers); i++) {
            ofLayer.add(Palette.layer(i, Math.min(PALETTE, layers)));
        }
        for (int step = 0; step < Scale.STEPS; step++) {
            scale.add(Scale.VIRIDIS.at(step / (Scale.STEPS - 1.0)));
        }
        return Answers.object(json -> {
            inks("pattern", patterns, json);
            inks("class", ofClass, json);
            inks("layer", ofLayer, json);
            inks("scale", scale, json);
            inks("plain", List.of(Ink.PLAIN), json);
            inks("fold", List.of(Ink.FOLD), json);
            inks("decision", List.of(Ink.DECISION), json);
        });
    }

    private static void inks(String name, List<Ink> inks, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (Ink ink : inks) {
            json.writeStartArray();
            json.writeString(ink.light().hex());
            json.writeString(ink.dark().hex());
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
