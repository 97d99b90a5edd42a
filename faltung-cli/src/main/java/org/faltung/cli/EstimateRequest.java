package org.faltung.cli;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.faltung.sample.DrawJournal;
import org.faltung.store.Question;
import org.faltung.store.Run;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JsonGenerator;

/// What `faltung estimate` was asked.
///
/// @param words as the user wrote them
record EstimateRequest(ParseResult words, EstimateOptions options, Console console) {
    /// What is printed in the end.
    ///
    /// @param fields of the JSON object
    /// @param page for people
    record Answer(Status status, Consumer<JsonGenerator> fields, Supplier<String> page) {}

    /// What finds it.
    @FunctionalInterface
    interface Work {
        /// Estimates.
        ///
        /// @param progress is told how far it is, and may end it
        /// @param journal keeps the draws
        Answer answer(EstimateProgress progress, DrawJournal journal);
    }

    /// Answers, with what is kept of the same question if that was asked for.
    Status answer(Supplier<Question> question, Work work) {
        return Interruption.during(
                interruption -> {
                    if (!Keeping.asked(words)) {
                        return print(work, new Sitting(Optional.empty()), interruption);
                    }
                    Question asked = question.get();
                    Optional<Run> known = Keeping.finished(words, asked);
                    if (known.isPresent()) {
                        return printed(known.get());
                    }
                    try (Sitting sitting = Keeping.begin(words, asked, console)) {
                        return print(work, sitting, interruption);
                    }
                },
                console);
    }

    private Status print(Work work, Sitting sitting, Interruption interruption) {
        EstimateProgress progress =
                new EstimateProgress(
                        console, interruption, options.budget().time(), System::nanoTime);
        Answer answer = work.answer(progress, sitting.draws());
        Supplier<String> json =
                () ->
                        EstimateOptions.object(fields -> {
                            answer.fields().accept(fields);
                            sitting.number()
                                    .ifPresent(run -> fields.writeNumberProperty("run", run));
                        });
        sitting.end(answer.status() == Status.DONE, json, answer.page(), console);
        console.print(options.json() ? json.get() : answer.page().get());
        return answer.status();
    }

    private Status printed(Run run) {
        console.say("run " + run.id() + " has the answer; --keep estimates anew");
        String json = run.result().orElseThrow() + "\n";
        console.print(options.json() ? json : run.page().orElse(json));
        return Status.DONE;
    }
}
