package org.faltung.io.json;

import java.util.ArrayList;
import java.util.List;

/// An array of numbers, or of equally long arrays of numbers, and so on: its axes, and its numbers with
/// the last axis varying fastest.
public final class NumberGrid {
    private final Json root;
    private final List<Integer> axes = new ArrayList<>();
    private final List<JsonValue> numbers = new ArrayList<>();

    private NumberGrid(Json root) {
        this.root = root;
    }

    /// The numbers in a value.
    ///
    /// @throws org.faltung.io.ImportException if it is no array, or arrays side by side differ in length
    public static NumberGrid of(Json root) {
        var grid = new NumberGrid(root);
        JsonValue corner = root.value();
        while (corner instanceof JsonValue.Items(List<JsonValue> items)) {
            grid.axes.add(items.size());
            if (items.isEmpty()) {
                throw root.fault("there are no numbers in it");
            }
            corner = items.getFirst();
        }
        if (grid.axes.isEmpty()) {
            throw root.fault("expected an array of numbers, got " + root.value().described());
        }
        grid.gather(root.value(), 0);
        return grid;
    }

    private void gather(JsonValue value, int depth) {
        boolean leaf = depth == axes.size();
        if (value instanceof JsonValue.Items(List<JsonValue> items)) {
            if (leaf || items.size() != axes.get(depth)) {
                throw root.fault(
                        "arrays side by side must be equally long, but number "
                                + numbers.size()
                                + " is followed by one of "
                                + items.size()
                                + (leaf ? "" : " instead of " + axes.get(depth)));
            }
            items.forEach(item -> gather(item, depth + 1));
        } else if (leaf) {
            numbers.add(value);
        } else {
            throw root.fault(
                    "arrays side by side must be equally long, but number "
                            + numbers.size()
                            + " stands where an array of "
                            + axes.get(depth)
                            + " should");
        }
    }

    /// The lengths of the arrays, from the outermost on.
    public List<Integer> axes() {
        return List.copyOf(axes);
    }

    /// How many numbers there are, at least 1.
    public int size() {
        return numbers.size();
    }

    /// One number at its place.
    public Json at(int index) {
        StringBuilder steps = new StringBuilder();
        int rest = index;
        for (int axis = axes.size() - 1; axis >= 0; axis--) {
            steps.insert(0, "[" + rest % axes.get(axis) + "]");
            rest /= axes.get(axis);
        }
        return new Json(root.file(), root.place() + steps, numbers.get(index));
    }

    JsonValue value(int index) {
        return numbers.get(index);
    }
}
