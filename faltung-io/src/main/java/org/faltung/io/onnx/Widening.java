package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Selection;
import org.faltung.network.Shape;

/// Crossing branches as one list of layers, by carrying along what is still needed.
///
/// What flows from layer to layer is a vector that holds the values of all knots that a later one
/// needs, each at places of its own. A knot's layers work on a selection of it, while a
/// concatenation carries the rest past them:
///
///     (carried, v)  ↦  (carried′, f(v))
///
/// Moved, copied and concatenated values only change the places, and need no layer at all.
final class Widening {
    private final List<Layer> layers = new ArrayList<>();
    private final List<Held> live = new ArrayList<>();
    private final Map<Knot, Held> held = new HashMap<>();
    private final Map<Knot, Integer> uses = new HashMap<>();

    private Widening() {}

    /// Values of a knot, or on the way to one.
    private static final class Held {
        private int[] places;
        private final Shape shape;

        Held(int[] places, Shape shape) {
            this.places = places;
            this.shape = shape;
        }

        Layer selected() {
            return new Mix.Select(Selection.of(places), shape);
        }

        Held moved(Layer move) {
            Shape output = move.output(shape);
            return move instanceof Mix.Select select
                    ? new Held(
                            Arrays.stream(Tidying.places(select))
                                    .map(place -> place < 0 ? place : places[place])
                                    .toArray(),
                            output)
                    : new Held(places, output);
        }
    }

    /// The layers from a knot to a later one.
    ///
    /// @param between all knots that lie between them, in their order
    static List<Layer> layers(Knot start, List<Knot> between, Knot end) {
        var widening = new Widening();
        List<Knot> steps = new ArrayList<>(between);
        steps.add(end);
        steps.stream()
                .flatMap(knot -> knot.ways().stream())
                .forEach(way -> widening.uses.merge(way.from(), 1, Integer::sum));
        widening.hold(start, new Held(Places.all(start.shape().size()), start.shape()));
        for (Knot knot : steps) {
            widening.hold(knot, widening.reached(knot));
        }
        widening.layers.add(widening.of(end).selected());
        return List.copyOf(widening.layers);
    }

    private Held of(Knot knot) {
        return Objects.requireNonNull(held.get(knot));
    }

    private void hold(Knot knot, Held values) {
        held.put(knot, values);
        live.add(values);
    }

    /// The values of a knot; those that it alone needed are no longer live.
    private Held reached(Knot knot) {
        List<Held> ends = new ArrayList<>();
        for (Knot.Way way : knot.ways()) {
            Held end = along(way);
            live.add(end);
            ends.add(end);
        }
        live.removeAll(ends);
        if (ends.size() == 1) {
            return ends.getFirst();
        }
        Held branch = ends.getFirst();
        Held other = ends.getLast();
        return switch (knot.kind()) {
            case CONCATENATION ->
                    new Held(
                            IntStream.concat(
                                            Arrays.stream(other.places),
                                            Arrays.stream(branch.places))
                                    .toArray(),
                            knot.shape());
            case SUM -> sum(branch, other);
        };
    }

    /// The values at the end of a way, as an object of their own.
    private Held along(Knot.Way way) {
        Held values = of(way.from());
        if (uses.merge(way.from(), -1, Integer::sum) == 0) {
            live.remove(values);
        }
        int moves = 0;
        while (moves < way.layers().size() && Untangling.moves(way.layers().get(moves))) {
            values = values.moved(way.layers().get(moves));
            moves++;
        }
        List<Layer> rest = way.layers().subList(moves, way.layers().size());
        return rest.isEmpty()
                ? new Held(values.places, values.shape)
                : through(values, rest, way.shape());
    }

    private Held through(Held values, List<Layer> rest, Shape output) {
        List<Layer> branch = new ArrayList<>(List.of(values.selected()));
        branch.addAll(rest);
        int[] carried = carried();
        if (carried.length == 0) {
            layers.addAll(branch);
        } else {
            branch.add(new Mix.Flatten());
            layers.add(new Join(Join.Kind.CONCATENATION, branch, List.of(vector(carried))));
        }
        return placedAfter(carried, output);
    }

    private Held sum(Held branch, Held other) {
        int[] carried = carried();
        int[] nothing = new int[carried.length];
        Arrays.fill(nothing, Selection.ZERO);
        layers.add(
                new Join(
                        Join.Kind.SUM,
                        List.of(vector(joined(carried, branch.places))),
                        List.of(vector(joined(nothing, other.places)))));
        return placedAfter(carried, branch.shape);
    }

    /// Places of everything that is live, each once.
    private int[] carried() {
        var places = new BitSet();
        for (Held values : live) {
            for (int place : values.places) {
                if (place != Selection.ZERO) {
                    places.set(place);
                }
            }
        }
        return places.stream().toArray();
    }

    /// New values right after those that were carried, which get the places 0, 1, ….
    private Held placedAfter(int[] carried, Shape shape) {
        for (Held values : live) {
            values.places =
                    Arrays.stream(values.places)
                            .map(place ->
                                    place == Selection.ZERO
                                            ? place
                                            : Arrays.binarySearch(carried, place))
                            .toArray();
        }
        int first = carried.length;
        return new Held(IntStream.range(first, first + shape.size()).toArray(), shape);
    }

    private static Layer vector(int[] places) {
        return new Mix.Select(Selection.of(places), new Shape.Vector(places.length));
    }

    private static int[] joined(int[] one, int[] two) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(two)).toArray();
    }
}
