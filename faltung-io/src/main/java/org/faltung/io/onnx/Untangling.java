package org.faltung.io.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Shape;

/// Writes branches that part and meet in any way as one list of layers.
///
/// Going from the input to the output, a knot with one way in and one way out is taken into that
/// way (series), and a meeting of two ways from the same knot becomes a join on one way (parallel).
/// Where branches cross, neither happens; but as soon as all that lies between a meeting and the
/// last knot that every way to it goes through is used nowhere else, that part is written by
/// [Widening]. The whole network is such a part at the latest at its output, so that one way
/// remains.
///
/// Layers that only move values may be copied, for no region begins at them; no other layer is.
final class Untangling {
    private static final int DEEPEST = 200;

    private final Shape input;
    private final Map<Origin, Knot> knots = new HashMap<>();
    private final List<Knot> order = new ArrayList<>();

    private Untangling(Shape input) {
        this.input = input;
    }

    /// The layers from the input to an origin.
    ///
    /// @throws IllegalArgumentException if joins lie too deep inside of each other
    static List<Layer> layers(Origin last, Shape input) {
        var untangling = new Untangling(input);
        untangling.tie(last);
        untangling.order.forEach(Untangling::reduce);
        Knot end = untangling.of(last);
        lengthen(end);
        List<Layer> layers = end.ways().isEmpty() ? List.of() : end.ways().getFirst().layers();
        return Tidying.of(layers, input);
    }

    /// Makes the knots of everything that the last origin needs, every knot after those before it.
    private void tie(Origin last) {
        Deque<Origin> open = new ArrayDeque<>(List.of(last));
        while (!open.isEmpty()) {
            Origin origin = open.getLast();
            List<Origin> missing =
                    before(origin).stream()
                            .map(Untangling::unmoved)
                            .filter(earlier -> !knots.containsKey(earlier))
                            .toList();
            if (missing.isEmpty()) {
                open.removeLast();
                knots.computeIfAbsent(origin, this::knot);
            }
            open.addAll(missing);
        }
    }

    private static List<Origin> before(Origin origin) {
        return switch (origin) {
            case Origin.Input _ -> List.of();
            case Origin.After after -> List.of(after.before());
            case Origin.Meeting meeting -> List.of(meeting.branch(), meeting.other());
        };
    }

    private Knot knot(Origin origin) {
        int number = order.size();
        Knot knot =
                switch (origin) {
                    case Origin.Input _ -> Knot.input(input);
                    case Origin.After after -> {
                        Knot.Way way = way(after.before());
                        List<Layer> layers = new ArrayList<>(way.layers());
                        layers.add(after.layer());
                        yield Knot.after(number, new Knot.Way(way.from(), layers));
                    }
                    case Origin.Meeting meeting ->
                            Knot.meeting(
                                    number,
                                    meeting.kind(),
                                    way(meeting.branch()),
                                    way(meeting.other()));
                };
        order.add(knot);
        return knot;
    }

    /// The way to an origin from the last knot before it: only moves of values lie on it.
    private Knot.Way way(Origin origin) {
        Deque<Layer> moves = new ArrayDeque<>();
        Origin from = origin;
        while (from instanceof Origin.After after && moves(after.layer())) {
            moves.addFirst(after.layer());
            from = after.before();
        }
        return new Knot.Way(of(from), List.copyOf(moves));
    }

    private Knot of(Origin origin) {
        return Objects.requireNonNull(knots.get(origin));
    }

    private static Origin unmoved(Origin origin) {
        Origin from = origin;
        while (from instanceof Origin.After after && moves(after.layer())) {
            from = after.before();
        }
        return from;
    }

    /// Whether a layer only moves values.
    static boolean moves(Layer layer) {
        return layer instanceof Mix.Select || layer instanceof Mix.Flatten;
    }

    private static void reduce(Knot knot) {
        if (knot.ways().size() == 2) {
            lengthen(knot);
            Knot start = knot.common();
            inside(start, knot).ifPresent(between -> straighten(start, between, knot));
        }
        knot.settle();
    }

    /// Makes the ways to a knot begin as early as they can: at a knot that is used elsewhere, or
    /// that two ways lead to.
    private static void lengthen(Knot knot) {
        knot.lead(knot.ways().stream().map(Untangling::lengthened).toList());
    }

    private static Knot.Way lengthened(Knot.Way way) {
        Deque<Knot.Way> parts = new ArrayDeque<>(List.of(way));
        Knot from = way.from();
        while (from.uses() == 1 && from.ways().size() == 1) {
            parts.addFirst(from.ways().getFirst());
            from = parts.getFirst().from();
        }
        return new Knot.Way(from, parts.stream().flatMap(part -> part.layers().stream()).toList());
    }

    /// Makes all that lies between two knots one way.
    private static void straighten(Knot start, List<Knot> between, Knot end) {
        between.forEach(Untangling::lengthen);
        List<Knot> left = inside(start, end).orElseThrow();
        List<Layer> layers =
                left.isEmpty() ? List.of(join(end)) : Widening.layers(start, left, end);
        if (layers.stream().mapToInt(Untangling::depth).max().orElse(0) > DEEPEST) {
            throw new IllegalArgumentException(
                    "more than " + DEEPEST + " branches lie inside of each other");
        }
        List<Knot> users = new ArrayList<>(left);
        users.add(end);
        long ways =
                users.stream()
                        .flatMap(knot -> knot.ways().stream())
                        .filter(way -> way.from() == start)
                        .count();
        start.lose((int) ways - 1);
        end.lead(List.of(new Knot.Way(start, layers)));
    }

    private static Join join(Knot knot) {
        List<Layer> branch = knot.ways().getFirst().layers();
        List<Layer> other = knot.ways().getLast().layers();
        boolean direct = knot.kind() == Join.Kind.SUM && branch.isEmpty();
        return direct ? new Join(knot.kind(), other, branch) : new Join(knot.kind(), branch, other);
    }

    private static int depth(Layer layer) {
        return layer instanceof Join join
                ? 1
                        + Stream.concat(join.branch().stream(), join.other().stream())
                                .mapToInt(Untangling::depth)
                                .max()
                                .orElse(0)
                : 0;
    }

    /// The knots between two others in their order, or nothing if one of them is used elsewhere
    /// too.
    private static Optional<List<Knot>> inside(Knot start, Knot end) {
        Map<Knot, Integer> uses = new HashMap<>();
        Deque<Knot> open = new ArrayDeque<>(List.of(end));
        while (!open.isEmpty()) {
            for (Knot.Way way : open.removeLast().ways()) {
                if (way.from() != start && uses.merge(way.from(), 1, Integer::sum) == 1) {
                    open.add(way.from());
                }
            }
        }
        boolean closed = uses.entrySet().stream().allMatch(e -> e.getKey().uses() == e.getValue());
        List<Knot> knots =
                uses.keySet().stream().sorted(Comparator.comparingInt(Knot::number)).toList();
        return closed ? Optional.of(knots) : Optional.empty();
    }
}
