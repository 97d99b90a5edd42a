package org.faltung.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.faltung.store.Question;
import org.faltung.store.Run;

/// Kept runs for people to read.
final class RunsText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private RunsText() {}

    static String of(Path store, List<Run> runs) {
        if (runs.isEmpty()) {
            return "no runs in " + store + "\n";
        }
        TextTable table =
                new TextTable(
                        TextTable.Align.RIGHT,
                        TextTable.Align.LEFT,
                        TextTable.Align.LEFT,
                        TextTable.Align.LEFT,
                        TextTable.Align.RIGHT,
                        TextTable.Align.RIGHT,
                        TextTable.Align.LEFT);
        table.row("run", "kind", "status", "started", "time", "regions", "model");
        for (Run run : runs) {
            table.row(
                    Integer.toString(run.id()),
                    run.question().kind(),
                    run.status().word(),
                    time(run.started()),
                    Progress.duration(run.seconds()),
                    found(run),
                    run.question().model());
        }
        StringBuilder page = new StringBuilder();
        table.appendTo(page);
        return page.toString();
    }

    /// What was found, and whether it is all.
    private static String found(Run run) {
        if (RunsJson.isEstimate(run)) {
            return "";
        }
        String regions = Numerals.grouped(run.regions());
        return run.status() == Run.Status.DONE ? regions : "at least " + regions;
    }

    private static String time(java.time.Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    static String of(Run run) {
        Question question = run.question();
        TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT);
        row("run", Integer.toString(run.id()), table);
        row("status", run.status().word(), table);
        row("started", time(run.started()), table);
        row("last heard of", time(run.updated()), table);
        row("time", Progress.duration(run.seconds()), table);
        row("sittings", Integer.toString(run.sittings()), table);
        row("regions found", found(run), table);
        if (!RunsJson.isEstimate(run)) {
            row("subtrees finished", Integer.toString(run.subtrees()), table);
        }
        row("command", question.commandLine(), table);
        row("model", question.model(), table);
        row("model's name", question.modelName(), table);
        row("SHA-256", question.modelSha256(), table);
        row("domain", question.domain(), table);
        row("definition", question.definition(), table);
        row("engine asked for", question.engine(), table);
        row("file", question.out(), table);
        row("seed", question.seed(), table);
        row("faltung", question.version(), table);
        row("Java", question.jdk(), table);
        row("machine", question.machine(), table);
        row("size of the file", run.bytes().map(bytes -> bytes + " bytes").orElse(""), table);
        row("answer", run.result().orElse(""), table);
        StringBuilder page = new StringBuilder();
        table.appendTo(page);
        return page.toString();
    }

    private static void row(String name, String value, TextTable table) {
        if (!value.isEmpty()) {
            table.row(name, value);
        }
    }

    static String deleted(List<Integer> ids) {
        String numbers = ids.stream().map(Object::toString).collect(Collectors.joining(", "));
        return "deleted " + (ids.size() == 1 ? "run " : "runs ") + numbers + "\n";
    }
}
