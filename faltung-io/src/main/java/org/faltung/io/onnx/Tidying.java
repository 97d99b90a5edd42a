package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Selection;
import org.faltung.network.Shape;

/// Layers that only move values, made as few and as plain as possible: neighbours become one, and
/// what moves nothing is left out or a mere flattening. Nothing is computed otherwise.
final class Tidying {
    private final List<Layer> tidy = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();

    private Tidying(Shape input) {
        shapes.add(input);
    }

    /// The same layers, tidied.
    static List<Layer> of(List<Layer> layers, Shape input) {
        var tidying = new Tidying(input);
        layers.forEach(tidying::add);
        return List.copyOf(tidying.tidy);
    }

    private void add(Layer layer) {
        Shape input = shapes.getLast();
        switch (layer) {
            case Mix.Flatten _ -> move(Places.all(input.size()), layer.output(input));
            case Mix.Select select -> move(places(select), select.output(input));
            case Join join ->
                    append(
                            new Join(
                                    join.kind(),
                                    of(join.branch(), input),
                                    of(join.other(), input)));
            case Mix _, Fold _ -> append(layer);
        }
    }

    private void append(Layer layer) {
        tidy.add(layer);
        shapes.add(layer.output(shapes.getLast()));
    }

    private void move(int[] places, Shape output) {
        int[] moved = places;
        if (!tidy.isEmpty()
                && (tidy.getLast() instanceof Mix.Select
                        || tidy.getLast() instanceof Mix.Flatten)) {
            if (tidy.getLast() instanceof Mix.Select before) {
                moved = through(before.selection(), places);
            }
            tidy.removeLast();
            shapes.removeLast();
        }
        Shape input = shapes.getLast();
        if (!Places.isAll(moved, input.size())) {
            append(new Mix.Select(Selection.of(moved), output));
        } else if (output instanceof Shape.Vector && !(input instanceof Shape.Vector)) {
            append(new Mix.Flatten());
        } else if (!output.equals(input)) {
            append(new Mix.Select(Selection.of(moved), output));
        }
    }

    /// Where the values of a selection lie.
    static int[] places(Mix.Select select) {
        int[] places = new int[select.selection().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = select.selection().index(i);
        }
        return places;
    }

    private static int[] through(Selection first, int[] then) {
        int[] both = new int[then.length];
        for (int i = 0; i < then.length; i++) {
            both[i] = then[i] == Selection.ZERO ? Selection.ZERO : first.index(then[i]);
        }
        return both;
    }
}
