package org.faltung.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.faltung.count.Journal;
import org.faltung.sample.DrawJournal;
import org.faltung.store.KeptRun;

/// The time that this process works on a run, kept or not.
///
/// A command is kept so:
///
/// {@snippet :
/// try (Sitting sitting = Keeping.begin(request, question, console)) {
///     ... // the work, with sitting.journal() if it is a search for regions
///     sitting.end(whole, () -> json, console);
/// }
/// }
///
/// @param run where it is kept, if it is
record Sitting(Optional<KeptRun> run) implements AutoCloseable {
    /// Where finished subtrees go.
    Journal journal() {
        return run.isPresent() ? run.get() : Journal.NONE;
    }

    /// The number that the run is kept under.
    OptionalInt number() {
        return run.isPresent() ? OptionalInt.of(run.get().id()) : OptionalInt.empty();
    }

    /// Whether it goes on with what another process did.
    boolean resumed() {
        return run.isPresent() && run.get().resumed().isPresent();
    }

    /// Where draws of an estimate go.
    DrawJournal draws() {
        return run.<DrawJournal>map(KeptDraws::new).orElse(DrawJournal.NONE);
    }

    private record KeptDraws(KeptRun run) implements DrawJournal {
        @Override
        public List<byte[]> kept(String series) {
            return run.draws(series);
        }

        @Override
        public void keep(String series, byte[] draw) {
            run.keepDraw(series, draw);
        }
    }

    /// Ends it.
    ///
    /// @param whole whether the answer is
    /// @param json the answer, one JSON object
    void end(boolean whole, Supplier<String> json, Console console) {
        end(whole, json, () -> "", console);
    }

    /// Ends it with an answer that may be printed again.
    ///
    /// @param page the answer for people
    void end(boolean whole, Supplier<String> json, Supplier<String> page, Console console) {
        if (run.isEmpty()) {
            return;
        }
        KeptRun kept = run.get();
        String answer = json.get();
        Optional<String> note = whole ? kept.done(answer, page.get()) : kept.ended(answer);
        note.ifPresent(reason ->
                console.say(
                        "run "
                                + kept.id()
                                + " is safe in its journal, but not in the database yet: "
                                + reason));
        if (!whole) {
            console.say("run " + kept.id() + " is kept as far as it came; go on with --resume");
        }
    }

    @Override
    public void close() {
        run.ifPresent(KeptRun::close);
    }
}
