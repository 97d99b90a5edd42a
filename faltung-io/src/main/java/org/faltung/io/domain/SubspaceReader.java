package org.faltung.io.domain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.io.json.Json;
import org.faltung.io.json.JsonText;
import org.faltung.io.json.JsonValue;
import org.faltung.linear.Independence;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// Reads affine subspaces as JSON: an `origin`, some `directions`, and perhaps a `box` for their
/// coefficients. Every number is exact.
public final class SubspaceReader {
    private SubspaceReader() {}

    /// The subspace in a file.
    ///
    /// @param ambient the dimension of the input space
    /// @throws ImportException if there is none, or its directions depend on each other
    public static Domain.Slice read(Path path, int ambient) {
        Json root = JsonText.read(InputFile.at(path, "file with the subspace"));
        root.requireOnly(Set.of("origin", "directions", "box"));
        List<Rational> origin = vector(root.required("origin"), ambient);
        List<List<Rational>> directions = new ArrayList<>();
        for (Json item : root.required("directions").items()) {
            directions.add(vector(item, ambient));
        }
        requireIndependent(root.required("directions"), directions);
        Optional<List<Range>> box = root.member("box").map(json -> box(json, directions.size()));
        return new Domain.Slice(origin, directions, box);
    }

    private static List<Rational> vector(Json json, int ambient) {
        List<Rational> numbers = json.items().stream().map(Json::number).toList();
        if (numbers.size() != ambient) {
            throw json.fault(
                    "it has "
                            + numbers.size()
                            + " coordinates, but the model has "
                            + ambient
                            + (ambient == 1 ? " input" : " inputs"));
        }
        return numbers;
    }

    private static void requireIndependent(Json json, List<List<Rational>> directions) {
        if (directions.isEmpty()) {
            throw json.fault("there must be at least 1 direction");
        }
        OptionalInt dependent = Independence.firstDependent(directions);
        if (dependent.isPresent()) {
            throw json.fault(
                    "direction "
                            + dependent.getAsInt()
                            + " is zero or a combination of those before it; leave it out");
        }
    }

    /// `[[lo, hi], …]`, one a direction; `[lo, hi]` for all; or either as words, `"lo:hi,lo:hi"`.
    private static List<Range> box(Json json, int directions) {
        try {
            if (json.value() instanceof JsonValue.Text(String text)) {
                return RangeList.parse(text, directions);
            }
            List<Json> items = json.items();
            boolean forAll = items.size() == 2 && !items.getFirst().isArray();
            List<Range> ranges =
                    forAll
                            ? List.of(range(json))
                            : items.stream().map(SubspaceReader::range).toList();
            return RangeList.spread(ranges, directions);
        } catch (IllegalArgumentException e) {
            throw new ImportException(json.file().name(), json.place() + ": " + e.getMessage(), e);
        }
    }

    private static Range range(Json json) {
        List<Json> ends = json.items();
        if (ends.size() != 2) {
            throw json.fault("a range is [lo, hi], got " + ends.size() + " items");
        }
        return new Range(ends.getFirst().number(), ends.getLast().number());
    }
}
