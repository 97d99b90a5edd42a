package org.faltung.cli;

import java.util.List;
import java.util.StringJoiner;
import org.faltung.count.Region;
import org.faltung.linear.AffineForm;

/// Regions as comma-separated values; lists are written as in JSON.
final class RegionCsv {
    static final String HEAD =
            "id,pattern,point,A,b,facets,bounded,chebyshev_centre,chebyshev_radius,volume,class\n";

    private RegionCsv() {}

    /// A region as one line.
    static String line(Region region) {
        var shape = region.shape();
        StringJoiner cells = new StringJoiner(",", "", "\n");
        cells.add(Integer.toString(region.id()));
        cells.add(region.code());
        cells.add(quoted(RegionJson.text(json -> RegionJson.numbers(region.point(), json))));
        cells.add(quoted(RegionJson.text(json -> RegionJson.matrix(shape.map(), json))));
        cells.add(
                quoted(
                        RegionJson.text(json ->
                                RegionJson.numbers(
                                        shape.map().stream().map(AffineForm::constant).toList(),
                                        json))));
        cells.add(quoted(RegionJson.text(json -> RegionJson.facets(region.borders(), json))));
        cells.add(Boolean.toString(shape.bounded()));
        cells.add(shape.inscribed().map(ball -> quoted(list(ball.centre()))).orElse(""));
        cells.add(shape.inscribed().map(ball -> Double.toString(ball.radius())).orElse(""));
        cells.add(shape.volume().map(volume -> Double.toString(volume.nearest())).orElse(""));
        cells.add(Integer.toString(shape.argmax()));
        return cells.toString();
    }

    private static String list(List<Double> numbers) {
        return RegionJson.text(json -> {
            json.writeStartArray();
            numbers.forEach(json::writeNumber);
            json.writeEndArray();
        });
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
