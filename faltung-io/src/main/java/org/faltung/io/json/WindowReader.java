package org.faltung.io.json;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faltung.network.Window;

/// The sliding window of a layer in a JSON model: pairs of numbers, for the rows and for the columns.
record WindowReader(Window rows, Window columns) {
    private static final Set<String> FIELDS =
            Set.of("kind", "window", "stride", "dilation", "before", "after");

    /// The window of a pool, which moves by its own length unless it says otherwise.
    static WindowReader ofPool(Json json, Set<String> more) {
        return of(json, more, pair(json.required("window"), 1));
    }

    /// The window of a filter, which moves by one unless it says otherwise.
    static WindowReader ofFilter(Json json, Set<String> more) {
        return of(json, more, List.of(1, 1));
    }

    private static WindowReader of(Json json, Set<String> more, List<Integer> stride) {
        Set<String> fields = new HashSet<>(FIELDS);
        fields.addAll(more);
        json.requireOnly(fields);
        List<Integer> lengths = pair(json.required("window"), 1);
        List<Integer> strides = pair(json, "stride", 1, stride);
        List<Integer> dilations = pair(json, "dilation", 1, List.of(1, 1));
        List<Integer> before = pair(json, "before", 0, List.of(0, 0));
        List<Integer> after = pair(json, "after", 0, List.of(0, 0));
        List<Window> windows =
                List.of(0, 1).stream()
                        .map(axis ->
                                new Window(
                                        lengths.get(axis),
                                        strides.get(axis),
                                        dilations.get(axis),
                                        before.get(axis),
                                        after.get(axis)))
                        .toList();
        return new WindowReader(windows.getFirst(), windows.getLast());
    }

    private static List<Integer> pair(Json json, String name, int least, List<Integer> absent) {
        return json.member(name).map(member -> pair(member, least)).orElse(absent);
    }

    private static List<Integer> pair(Json json, int least) {
        List<Json> items = json.items();
        if (items.size() != 2) {
            throw json.fault(
                    "expected a pair [rows, columns], rows 1 for a signal, got "
                            + items.size()
                            + " items");
        }
        return items.stream().map(item -> item.integer(least, Integer.MAX_VALUE)).toList();
    }
}
