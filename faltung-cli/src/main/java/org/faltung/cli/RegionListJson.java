package org.faltung.cli;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.faltung.count.RegionList;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineMap;
import tools.jackson.core.JsonGenerator;

/// What was listed, as one line of JSON.
final class RegionListJson {
    private RegionListJson() {}

    static String of(
            TrainedModel model,
            DomainChoice domain,
            RegionTarget target,
            boolean kept,
            RegionList list,
            OptionalInt run) {
        return RegionJson.text(json -> write(model, domain, target, kept, list, run, json)) + "\n";
    }

    private static void write(
            TrainedModel model,
            DomainChoice domain,
            RegionTarget target,
            boolean kept,
            RegionList list,
            OptionalInt run,
            JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("definition", "R2");
        json.writeName("domain");
        domain.write(json);
        json.writeName("out");
        if (kept) {
            json.writeString(target.written());
        } else {
            json.writeNull();
        }
        json.writeStringProperty("format", target.format().word());
        json.writeBooleanProperty("complete", list.complete());
        json.writeStringProperty("written", Integer.toString(list.listed()));
        json.writeStringProperty("found", Integer.toString(list.found()));
        json.writeName("coordinates");
        list.coordinates().ifPresentOrElse(map -> coordinates(map, json), json::writeNull);
        json.writeStringProperty("engine", list.engine());
        json.writeNumberProperty("seconds", list.seconds());
        run.ifPresent(number -> json.writeNumberProperty("run", number));
        json.writeArrayPropertyStart("notes");
        list.notes().forEach(json::writeString);
        domain.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeName("provenance");
        Provenance.write(model, json);
        json.writeEndObject();
    }

    /// The origin, then the direction of each coordinate.
    private static void coordinates(AffineMap map, JsonGenerator json) {
        json.writeStartObject();
        json.writeName("origin");
        RegionJson.numbers(
                IntStream.range(0, map.outputs()).mapToObj(map::exactOffset).toList(), json);
        json.writeArrayPropertyStart("directions");
        for (int t = 0; t < map.inputs(); t++) {
            int coordinate = t;
            RegionJson.numbers(
                    IntStream.range(0, map.outputs())
                            .mapToObj(row -> entry(map, row, coordinate))
                            .toList(),
                    json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Rational entry(AffineMap map, int row, int column) {
        for (int k = map.start(row); k < map.start(row + 1); k++) {
            if (map.column(k) == column) {
                return map.exact(k);
            }
        }
        return Rational.ZERO;
    }
}
