package org.faltung.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.faltung.sample.Mean;
import org.faltung.sample.line.BoundaryDensity;
import org.faltung.sample.local.LocalComplexity;
import org.faltung.sample.tree.TreeEstimate;

/// A series of checkpoints as a table.
final class TrackText {
    private static final int WIDTH = 100;
    private static final String NOTHING = "-";

    private TrackText() {}

    static String of(TrackReport report) {
        StringBuilder page = new StringBuilder();
        int asked = report.models().size();
        page.append(report.found().size() < asked ? report.found().size() + " of " : "")
                .append(Words.count(asked, "checkpoint"))
                .append(", in ")
                .append(report.domain().described())
                .append('\n');
        TextTable table =
                new TextTable(
                        TextTable.Align.RIGHT,
                        TextTable.Align.LEFT,
                        TextTable.Align.LEFT,
                        TextTable.Align.LEFT,
                        TextTable.Align.LEFT);
        table.row("", "model", "regions (R2)", "boundaries / length", "local complexity");
        int number = 0;
        for (Checkpoint checkpoint : report.found()) {
            table.row(
                    Integer.toString(++number),
                    checkpoint.model().file(),
                    count(checkpoint.count()),
                    cell(checkpoint.knownDensity().map(BoundaryDensity::perLength)),
                    cell(checkpoint.knownComplexity().map(Checkpoint.Complexity::mean)));
        }
        table.appendTo(page);
        footnotes(report)
                .forEach(note -> page.append(TextTable.wrap("  ", "  ", note, WIDTH)).append('\n'));
        return page.toString();
    }

    private static List<String> footnotes(TrackReport report) {
        List<String> notes = new ArrayList<>();
        String where =
                report.points()
                        .file()
                        .map(file ->
                                Words.count(report.points().all().size(), "point") + " of " + file)
                        .orElse(report.points().all().size() + " random points of the box");
        notes.add(
                "Numbers with a range are estimates with "
                        + report.percent()
                        + " intervals, seed "
                        + report.aim().seed()
                        + ".");
        if (!report.points().all().isEmpty()) {
            notes.add(
                    "Local complexity: units that fold within "
                            + LocalComplexity.RADIUS.nearest()
                            + " of a point, mean over "
                            + where
                            + ".");
        }
        caution("Regions", report, TrackText::ofCount).ifPresent(notes::add);
        caution(
                        "Boundaries",
                        report,
                        one -> one.density().flatMap(density -> density.perLength().warning()))
                .ifPresent(notes::add);
        caution(
                        "Local complexity",
                        report,
                        one -> one.complexity().flatMap(found -> ofComplexity(report, found)))
                .ifPresent(notes::add);
        return notes;
    }

    private static Optional<String> ofCount(Checkpoint checkpoint) {
        return switch (checkpoint.count()) {
            case TreeEstimate.Exact _ -> Optional.empty();
            case TreeEstimate.Estimated(var estimate, _, _) -> estimate.warning();
            case TreeEstimate.Refused(var reason, _) -> Optional.of("no estimate: " + reason);
        };
    }

    private static Optional<String> ofComplexity(
            TrackReport report, Checkpoint.Complexity complexity) {
        return complexity.complete()
                ? complexity.mean().warning()
                : Optional.of(
                        "there was time for "
                                + complexity.mean().samples()
                                + " of "
                                + Words.count(report.points().all().size(), "point"));
    }

    /// One sentence about all checkpoints of which there is something to say.
    private static Optional<String> caution(
            String what, TrackReport report, Function<Checkpoint, Optional<String>> warning) {
        List<String> numbers = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < report.found().size(); i++) {
            Optional<String> text = warning.apply(report.found().get(i));
            if (text.isPresent()) {
                numbers.add(Integer.toString(i + 1));
                warnings.add(text.get());
            }
        }
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        boolean several = warnings.stream().distinct().count() > 1;
        return Optional.of(
                what
                        + ", caution at "
                        + (numbers.size() == 1 ? "checkpoint " : "checkpoints ")
                        + String.join(", ", numbers)
                        + (several ? ", at the first of them: " : ": ")
                        + warnings.getFirst()
                        + ".");
    }

    private static String count(TreeEstimate count) {
        return switch (count) {
            case TreeEstimate.Exact(var regions) -> Numerals.grouped(regions) + " exact";
            case TreeEstimate.Estimated(var estimate, _, _) ->
                    "10^"
                            + EstimateNumbers.brief(estimate.log10())
                            + " (10^"
                            + EstimateNumbers.brief(estimate.low())
                            + " to 10^"
                            + EstimateNumbers.brief(estimate.high())
                            + ")";
            case TreeEstimate.Refused(_, var floor) ->
                    "at least " + Numerals.grouped(floor.certain());
        };
    }

    private static String cell(Optional<Mean> mean) {
        return mean.map(known ->
                        Checkpoint.exact(known)
                                ? EstimateNumbers.brief(known.interval().mean()) + " exact"
                                : EstimateNumbers.brief(known.interval().mean())
                                        + " ("
                                        + EstimateNumbers.brief(known.interval().low())
                                        + " to "
                                        + EstimateNumbers.brief(known.interval().high())
                                        + ")")
                .orElse(NOTHING);
    }
}
