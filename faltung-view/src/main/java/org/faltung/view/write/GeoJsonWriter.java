package org.faltung.view.write;

import java.io.Writer;
import java.math.BigInteger;
import java.util.List;
import org.faltung.region.plane.Outline;
import org.faltung.result.Count;
import org.faltung.slice.Anchor;
import org.faltung.slice.DecisionSegment;
import org.faltung.slice.Face;
import org.faltung.slice.Mapped;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A map as GeoJSON: one polygon a region (R2), in the coordinates u and v of the plane with all digits of a
/// double; pieces of decision boundaries as lines, anchors as points. Faces are written as they come.
public final class GeoJsonWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private long decisions;

    /// Begins a file.
    public GeoJsonWriter(Writer out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeArrayPropertyStart("features");
    }

    /// Writes a face, and the decision boundaries in it.
    public void write(Face face) {
        startFeature("Polygon");
        json.writeStartArray();
        Outline outline = face.outline();
        for (int i = 0; i <= outline.size(); i++) {
            int corner = i % outline.size();
            point(outline.u(corner), outline.v(corner));
        }
        json.writeEndArray();
        startProperties();
        json.writeNumberProperty("id", face.id());
        json.writeStringProperty("pattern", face.code());
        json.writeNumberProperty("class", face.winner());
        json.writeNumberProperty("norm", face.norm());
        json.writeNumberProperty("depth", face.depth());
        json.writeNumberProperty("area", face.area());
        endFeature();
        face.decisions().forEach(segment -> write(face, segment));
    }

    private void write(Face face, DecisionSegment segment) {
        decisions++;
        startFeature("LineString");
        point(segment.fromU(), segment.fromV());
        point(segment.toU(), segment.toV());
        startProperties();
        json.writeStringProperty("kind", "decision");
        json.writeNumberProperty("region", face.id());
        endFeature();
    }

    private void write(Anchor anchor) {
        startFeature("Point");
        json.writeNumber(anchor.at().u().nearest());
        json.writeNumber(anchor.at().v().nearest());
        startProperties();
        json.writeStringProperty("kind", "anchor");
        json.writeStringProperty("name", anchor.name());
        json.writeBooleanProperty("onPlane", anchor.onPlane());
        endFeature();
    }

    private void startFeature(String geometry) {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeObjectPropertyStart("geometry");
        json.writeStringProperty("type", geometry);
        json.writeArrayPropertyStart("coordinates");
    }

    private void startProperties() {
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
    }

    private void endFeature() {
        json.writeEndObject();
        json.writeEndObject();
    }

    private void point(double u, double v) {
        json.writeStartArray();
        json.writeNumber(u);
        json.writeNumber(v);
        json.writeEndArray();
    }

    /// Writes the end of the file: the anchors, and how the map was found.
    ///
    /// @param model the model's name
    public void end(String model, Mapped mapped) {
        mapped.plane().anchors().forEach(this::write);
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeObjectPropertyStart("faltung");
        json.writeStringProperty("model", model);
        json.writeBooleanProperty("complete", mapped.complete());
        json.writeName("count");
        count(mapped.count());
        json.writeNumberProperty("decisions", decisions);
        json.writeArrayPropertyStart("window");
        for (var range : List.of(mapped.window().u(), mapped.window().v())) {
            json.writeStartArray();
            json.writeNumber(range.low().nearest());
            json.writeNumber(range.high().nearest());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void count(Count count) {
        json.writeStartObject();
        switch (count) {
            case Count.Exact(BigInteger regions) -> {
                json.writeStringProperty("kind", "exact");
                json.writeStringProperty("value", regions.toString());
            }
            case Count.Between(BigInteger lower, BigInteger upper) -> {
                json.writeStringProperty("kind", "between");
                json.writeStringProperty("lower", lower.toString());
                json.writeStringProperty("upper", upper.toString());
            }
        }
        json.writeEndObject();
    }

    /// Closes the file, whole or not.
    @Override
    public void close() {
        json.close();
    }
}
