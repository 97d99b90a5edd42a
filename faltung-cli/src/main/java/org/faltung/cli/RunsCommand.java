package org.faltung.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.faltung.store.Run;
import org.faltung.store.Store;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `faltung runs`: what is kept in a store.
final class RunsCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("runs");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("WORDS")
                        .description("Nothing for the list, or 'show ID', or 'delete ID ...'.")
                        .build());
        spec.addOption(
                Limits.option(
                        "--status", "NAME", "Only runs that are running, done, interrupted."));
        spec.addOption(Limits.option("--kind", "NAME", "Only runs of a command, such as count."));
        spec.addOption(
                Limits.option(
                        "--model",
                        "TEXT",
                        "Only runs whose model's path, name or SHA-256 contains this."));
        Keeping.addStore(spec);
        spec.addOption(Commands.flag("--json", "Print one JSON object."));
        spec.usageMessage()
                .customSynopsis(
                        "faltung runs [OPTIONS]",
                        "       faltung runs show ID [OPTIONS]",
                        "       faltung runs delete ID ... [OPTIONS]",
                        "")
                .description("Lists, shows and deletes the runs that --keep and --resume keep.", "")
                .footer(
                        "",
                        "Examples:",
                        "  faltung runs",
                        "  faltung runs --status interrupted --json",
                        "  faltung runs show 3",
                        "  faltung runs delete 1 2");
        return spec;
    }

    @Override
    public Status run(ParseResult request, Console console) {
        List<String> words = request.matchedPositionalValue(0, List.of());
        Path folder = Keeping.folder(request);
        boolean json = request.hasMatchedOption("--json");
        String verb = words.isEmpty() ? "list" : words.getFirst();
        List<Integer> ids = words.stream().skip(1).map(RunsCommand::id).toList();
        switch (verb) {
            case "list" -> {
                if (!ids.isEmpty()) {
                    throw new InputException("'runs list' takes no numbers; try 'runs show ID'");
                }
                List<Run> runs =
                        Files.isDirectory(folder) ? Store.existing(folder).runs() : List.of();
                List<Run> asked = runs.stream().filter(run -> isAsked(run, request)).toList();
                console.print(json ? RunsJson.of(folder, asked) : RunsText.of(folder, asked));
            }
            case "show" -> {
                if (ids.size() != 1) {
                    throw new InputException("which run? Try 'faltung runs show ID'");
                }
                Run run = existing(folder).run(ids.getFirst());
                console.print(json ? RunsJson.of(run) : RunsText.of(run));
            }
            case "delete" -> delete(folder, ids, json, console);
            default ->
                    throw new InputException(
                            "runs '" + verb + "' is unknown; choose list, show ID or delete ID");
        }
        return Status.DONE;
    }

    private static void delete(Path folder, List<Integer> ids, boolean json, Console console) {
        if (ids.isEmpty()) {
            throw new InputException("which run? Try 'faltung runs delete ID'");
        }
        Store store = existing(folder);
        List<Integer> known = store.runs().stream().map(Run::id).toList();
        for (int id : ids) { // all or none
            if (!known.contains(id)) {
                store.run(id);
            }
        }
        for (int id : ids) {
            store.delete(id)
                    .forEach(part ->
                            console.note(
                                    "run "
                                            + id
                                            + " had begun to write "
                                            + part
                                            + ", which is still there"));
        }
        console.print(json ? RunsJson.deleted(folder, ids) : RunsText.deleted(ids));
    }

    private static Store existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    "there is no store in "
                            + folder
                            + "; --keep makes one, --store chooses another");
        }
        return Store.existing(folder);
    }

    private static int id(String word) {
        return (int) Limits.whole("ID", word, Integer.MAX_VALUE);
    }

    private static boolean isAsked(Run run, ParseResult request) {
        String status = request.matchedOptionValue("--status", run.status().word());
        String kind = request.matchedOptionValue("--kind", run.question().kind());
        String model = request.matchedOptionValue("--model", "");
        List<String> known = List.of(Run.Status.values()).stream().map(Run.Status::word).toList();
        if (!known.contains(status.toLowerCase(Locale.ROOT))) {
            throw new InputException(
                    "--status '" + status + "' is unknown; choose " + String.join(", ", known));
        }
        return run.status().word().equals(status.toLowerCase(Locale.ROOT))
                && run.question().kind().equals(kind)
                && (run.question().model().contains(model)
                        || run.question().modelName().contains(model)
                        || run.question().modelSha256().startsWith(model));
    }
}
