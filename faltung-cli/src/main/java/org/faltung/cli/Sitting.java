package org.faltung.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.faltung.count.Journal;
import org.faltung.sample.DrawJournal;
import org.faltung.store.KeptRun;
import org.faltung.store.Run;

/// The time that this process works on a run, kept or not.
///
/// A command is kept so:
///
/// {@snippet :
/// try (Sitting sitting = Keeping.begin(request, question, console)) {
///     if (sitting.answered().isPresent()) {
///         return sitting.printAnswered(json, console);
///     }
///     ... // the work, with sitting.journal() if it is a search for regions, sitting.draws() if it is an estimate
///     sitting.end(whole, () -> json, () -> page, console);
/// }
/// }
///
/// @param run where it is kept, if it is
/// @param answered a run that has the answer already: then there is nothing to do but to print it
record Sitting(Optional<KeptRun> run, Optional<Run> answered) implements AutoCloseable {
    static final Sitting NOT_KEPT = new Sitting(Optional.empty(), Optional.empty());

    static Sitting at(KeptRun run) {
        return new Sitting(Optional.of(run), Optional.empty());
    }

    /// Prints the answer that is known already.
    ///
    /// @param json whether as JSON
    Status printAnswered(boolean json, Console console) {
        Run known = answered.orElseThrow();
        String object = known.result().orElseThrow() + "\n";
        console.print(json ? object : known.page().orElse(object));
        return Status.DONE;
    }

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

    /// Ends it with its answer, which may be printed again.
    ///
    /// @param whole whether it is
    /// @param json the answer, one JSON object
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
