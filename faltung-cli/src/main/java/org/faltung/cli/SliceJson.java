package org.faltung.cli;

import java.util.Locale;
import org.faltung.polytope.Range;
import org.faltung.slice.Mapped;
import org.faltung.view.Drawn;
import org.faltung.view.Look;
import org.faltung.view.write.Format;
import org.faltung.view.write.PictureFile;
import tools.jackson.core.JsonGenerator;

/// What was drawn, as one line of JSON.
final class SliceJson {
    private SliceJson() {}

    static String of(SliceReport report) {
        return RegionJson.text(json -> write(report, json)) + "\n";
    }

    private static void write(SliceReport report, JsonGenerator json) {
        Mapped mapped = report.mapped();
        json.writeStartObject();
        json.writeStringProperty("definition", "R2");
        json.writeName("file");
        if (report.kept()) {
            json.writeString(report.options().out());
        } else {
            json.writeNull();
        }
        json.writeStringProperty("format", report.options().format().word());
        json.writeName("plane");
        report.plane().write(json);
        json.writeObjectPropertyStart("window");
        range("u", mapped.window().u(), json);
        range("v", mapped.window().v(), json);
        json.writeEndObject();
        json.writeName("count");
        CountJson.count(mapped.count(), json);
        json.writeStringProperty("shown", Long.toString(mapped.faces()));
        json.writeArrayPropertyStart("perLayer");
        mapped.perLayer().forEach(cells -> json.writeString(cells.toString()));
        json.writeEndArray();
        json.writeName("picture");
        report.drawn()
                .ifPresentOrElse(drawn -> picture(drawn, report.options(), json), json::writeNull);
        json.writeStringProperty("engine", "plane");
        json.writeNumberProperty("seconds", mapped.seconds());
        json.writeObjectPropertyStart("decided");
        json.writeNumberProperty("filter", mapped.decided().filter());
        json.writeNumberProperty("exact", mapped.decided().exact());
        json.writeEndObject();
        json.writeArrayPropertyStart("notes");
        mapped.notes().forEach(json::writeString);
        report.plane().notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeName("provenance");
        Provenance.write(report.model(), json);
        json.writeEndObject();
    }

    private static void picture(Drawn drawn, PictureOptions options, JsonGenerator json) {
        boolean pixels = options.format() == Format.PNG;
        double dpi = pixels ? options.dpi() : Look.PIXELS_PER_INCH;
        json.writeStartObject();
        json.writeNumberProperty("width", PictureFile.pixels(drawn.scene().width(), dpi));
        json.writeNumberProperty("height", PictureFile.pixels(drawn.scene().height(), dpi));
        json.writeNumberProperty("dpi", dpi);
        json.writeStringProperty("color", options.look().coloring().word());
        json.writeStringProperty("theme", options.look().theme().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("detail", drawn.density() ? "density" : "regions");
        json.writeEndObject();
    }

    private static void range(String name, Range range, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        json.writeString(range.low().toString());
        json.writeString(range.high().toString());
        json.writeEndArray();
    }
}
