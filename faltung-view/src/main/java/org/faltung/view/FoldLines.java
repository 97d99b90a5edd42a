package org.faltung.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faltung.region.geometry.UnitPlace;
import org.faltung.slice.DecisionSegment;
import org.faltung.slice.FoldSegment;
import org.faltung.slice.PlanarMap;
import org.faltung.view.color.Ink;
import org.faltung.view.color.Palette;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Polyline;

/// The lines of a picture: where units fold, and where decisions change.
final class FoldLines {
    private static final double DECISION = 2;
    private static final double SAMPLE = 2.2;

    /// Units that a legend lists by name.
    private static final int LISTED = 14;

    private static final Comparator<UnitPlace> ORDER =
            Comparator.comparingInt(UnitPlace::layer).thenComparingInt(UnitPlace::index);

    private final PlanarMap map;
    private final Coloring coloring;
    private final List<FoldSegment> segments;
    private final List<UnitPlace> units;
    private final Map<UnitPlace, Ink> inks = new TreeMap<>(ORDER);
    private final int layers;

    FoldLines(PlanarMap map, Coloring coloring) {
        this.map = map;
        this.coloring = coloring;
        segments = map.folds();
        NavigableSet<UnitPlace> seen = new TreeSet<>(ORDER);
        segments.forEach(segment -> seen.add(segment.unit()));
        units = List.copyOf(seen);
        layers = seen.isEmpty() ? 0 : seen.last().layer() + 1;
        for (int i = 0; i < units.size(); i++) {
            inks.put(units.get(i), ink(i));
        }
    }

    private Ink ink(int unit) {
        return switch (coloring) {
            case PATTERN, CLASS, NORM -> Ink.FOLD;
            case DEPTH -> Palette.layer(units.get(unit).layer(), layers);
            case NEURON -> Palette.line(unit, units.size());
        };
    }

    /// Says what the lines mean.
    ///
    /// @param ground a colour that lines are seen on
    void explain(Legend legend, Ink ground) {
        switch (coloring) {
            case PATTERN, NORM -> legend.stroke(Ink.FOLD, 1, ground, "fold of a unit");
            case CLASS ->
                    legend.stroke(Ink.DECISION, DECISION, "decision boundary")
                            .stroke(Ink.FOLD, 0.8, ground, "fold of a unit");
            case DEPTH -> {
                legend.heading("folds of layer");
                for (int layer = 0; layer < layers; layer++) {
                    long here = unitsOf(layer);
                    if (here > 0) {
                        legend.stroke(
                                Palette.layer(layer, layers),
                                SAMPLE,
                                layer + 1 + ": " + many(here));
                    }
                }
            }
            case NEURON -> {
                legend.heading("folds of layer.unit");
                for (UnitPlace unit : units.subList(0, Math.min(LISTED, units.size()))) {
                    legend.stroke(
                            inks.getOrDefault(unit, Ink.FOLD),
                            SAMPLE,
                            unit.layer() + 1 + "." + unit.index());
                }
                if (units.size() > LISTED) {
                    legend.note("and " + Figures.grouped(units.size() - LISTED) + " more");
                }
            }
        }
    }

    private long unitsOf(int layer) {
        return units.stream().filter(unit -> unit.layer() == layer).count();
    }

    private static String many(long number) {
        return Figures.grouped(number) + (number == 1 ? " unit" : " units");
    }

    /// The folds, a group a layer: the latest layer first, so that the earlier ones, which are longer, lie above.
    ///
    /// @param thin the width of an ordinary line
    /// @param between run before the lines of each unit; ends the work by an exception
    List<Group> folds(Frame frame, double thin, Runnable between) {
        TreeMap<UnitPlace, Chains> chains = new TreeMap<>(ORDER);
        for (FoldSegment segment : segments) {
            chains.computeIfAbsent(segment.unit(), _ -> new Chains())
                    .add(
                            frame.x(segment.fromU(), segment.fromV()),
                            frame.y(segment.fromV()),
                            frame.x(segment.toU(), segment.toV()),
                            frame.y(segment.toV()));
        }
        List<Group> groups = new ArrayList<>();
        for (int layer = layers - 1; layer >= 0; layer--) {
            if (unitsOf(layer) > 0) {
                groups.add(layer(layer, chains, frame, thin, between));
            }
        }
        return groups;
    }

    private Group layer(
            int layer, Map<UnitPlace, Chains> chains, Frame frame, double thin, Runnable between) {
        List<Mark> marks = new ArrayList<>();
        Map<Ink, List<Polyline>> together = new LinkedHashMap<>();
        chains.forEach((unit, lines) -> {
            if (unit.layer() != layer) {
                return;
            }
            between.run();
            Ink ink = inks.getOrDefault(unit, Ink.FOLD);
            if (coloring == Coloring.NEURON) {
                String title = "layer " + (layer + 1) + ", unit " + unit.index();
                marks.add(new Mark.Lines(lines.polylines(), ink, width(thin), title));
            } else {
                together.computeIfAbsent(ink, _ -> new ArrayList<>()).addAll(lines.polylines());
            }
        });
        together.forEach((ink, lines) -> marks.add(new Mark.Lines(lines, ink, width(thin), "")));
        return new Group(
                "layer-" + (layer + 1),
                "folds of layer " + (layer + 1) + ", by " + many(unitsOf(layer)),
                Optional.of(frame.border()),
                marks);
    }

    private double width(double thin) {
        return switch (coloring) {
            case PATTERN, NORM -> thin;
            case CLASS -> 0.8 * thin;
            case DEPTH, NEURON -> Math.clamp(1.8 * thin, 0.45, 1.2);
        };
    }

    /// The boundaries of decisions.
    Group decisions(Frame frame) {
        Chains chains = new Chains();
        for (DecisionSegment segment : map.decisions()) {
            chains.add(
                    frame.x(segment.fromU(), segment.fromV()),
                    frame.y(segment.fromV()),
                    frame.x(segment.toU(), segment.toV()),
                    frame.y(segment.toV()));
        }
        List<Polyline> lines = chains.polylines();
        List<Mark> marks =
                lines.isEmpty()
                        ? List.of()
                        : List.of(new Mark.Lines(lines, Ink.DECISION, DECISION, ""));
        return new Group("decisions", "decision boundaries", Optional.of(frame.border()), marks);
    }
}
