package org.faltung.cli;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.faltung.sample.DrawJournal;
import org.faltung.store.Question;
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
    ///
    /// @param subject what it is about
    /// @param where the domain
    /// @param what is estimated, in words
    Status answer(Questions.Subject subject, Questions.Where where, String what, Work work) {
        Question question = Questions.estimate(words, subject, where, what, options.aim());
        return Interruption.during(
                interruption -> {
                    try (Sitting sitting = Keeping.begin(words, question, console)) {
                        return sitting.answered().isPresent()
                                ? sitting.printAnswered(options.json(), console)
                                : print(work, sitting, interruption);
                    }
                },
                console);
    }

    private Status print(Work work, Sitting sitting, Interruption interruption) {
        EstimateProgress progress =
                new EstimateProgress(
                        console, interruption, options.budget().time(), System::nanoTime);
        Answer answer = work.answer(progress, sitting.draws());
        if (answer.status() == Status.PARTIAL) {
            progress.ended().ifPresent(console::say);
        }
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
}
