package org.faltung.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.faltung.store.KeptRun;
import org.faltung.store.Question;
import org.faltung.store.Run;
import org.faltung.store.Store;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that keep a run: `--keep`, `--resume [ID]`, `--store DIR`.
final class Keeping {
    private Keeping() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(
                Commands.flag(
                        "--keep",
                        "Keep the run in the store: its parts while it works, then its answer."));
        spec.addOption(
                OptionSpec.builder("--resume")
                        .type(String.class)
                        .arity("0..1")
                        .paramLabel("ID")
                        .preprocessor((words, _, _, _) -> {
                            if (words.isEmpty() || !words.peek().matches("[0-9]{1,9}")) {
                                words.push(""); // the next word is not for this option
                            }
                            return false;
                        })
                        .description(
                                "Go on with the kept run that was asked the same, or with run ID;"
                                        + " keep a new one if there is none.")
                        .build());
        addStore(spec);
    }

    static void addStore(CommandSpec spec) {
        spec.addOption(
                Limits.option("--store", "DIR", "The store's folder; ~/.faltung unless told."));
    }

    /// Whether the run is to be kept.
    static boolean asked(ParseResult request) {
        return request.hasMatchedOption("--keep") || request.hasMatchedOption("--resume");
    }

    /// Begins a run, takes one up, or finds one that has the answer, if that was asked for.
    ///
    /// @throws org.faltung.store.StoreException if it cannot be
    static Sitting begin(ParseResult request, Question question, Console console) {
        return begin(request, question, console, _ -> true, () -> {});
    }

    /// The same for a command with an output.
    ///
    /// @param stands whether what a run has written is still there
    /// @param require that a new run may begin
    static Sitting begin(
            ParseResult request,
            Question question,
            Console console,
            Predicate<Run> stands,
            Runnable require) {
        if (!asked(request)) {
            return Sitting.NOT_KEPT;
        }
        Path folder = folder(request);
        boolean resume = request.hasMatchedOption("--resume");
        String id = request.matchedOptionValue("--resume", "");
        if (resume && Files.isDirectory(folder)) {
            Optional<Run> answered =
                    Store.at(folder).finished(question).stream()
                            .filter(run -> id.isEmpty() || run.id() == Integer.parseInt(id))
                            .filter(stands)
                            .findFirst();
            if (answered.isPresent()) {
                console.say("run " + answered.get().id() + " has the answer; --keep begins anew");
                return new Sitting(Optional.empty(), answered);
            }
        }
        Store store = Store.at(folder);
        if (resume) {
            Optional<KeptRun> known =
                    id.isEmpty()
                            ? store.resume(question)
                            : Optional.of(store.resume(Integer.parseInt(id), question));
            if (known.isPresent()) {
                known.get()
                        .resumed()
                        .ifPresent(run -> console.say(resumed(run, known.get().draws())));
                return Sitting.at(known.get());
            }
            console.say("no unfinished run to resume was asked the same");
        }
        require.run();
        return Sitting.at(begun(store, question, console));
    }

    private static KeptRun begun(Store store, Question question, Console console) {
        KeptRun run = store.begin(question);
        console.say("kept as run " + run.id() + " in " + store.folder());
        return run;
    }

    private static String resumed(Run run, int draws) {
        String finished =
                draws > 0
                        ? Words.count(draws, "draw") + " were made in "
                        : Words.count(run.subtrees(), "subtree")
                                + " with "
                                + Numerals.grouped(run.regions())
                                + " regions were finished in ";
        return "run " + run.id() + " is resumed: " + finished + Progress.duration(run.seconds());
    }

    /// The store's folder.
    static Path folder(ParseResult request) {
        String written = request.matchedOptionValue("--store", "");
        try {
            return written.isEmpty()
                    ? Path.of(System.getProperty("user.home", "."), ".faltung")
                    : Path.of(written);
        } catch (InvalidPathException e) {
            throw new InputException("--store " + written + ": this cannot be a folder's name", e);
        }
    }
}
