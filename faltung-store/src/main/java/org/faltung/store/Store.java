package org.faltung.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder where runs are kept.
///
/// A run that is at work writes a journal of its own, `runs/ID.journal`, and nothing else; the database, `faltung.duckdb`,
/// is opened for moments only: beside the work when a run begins, when it ends, and when somebody looks. So any number of
/// processes may use one store at once. What a journal holds is brought into the database whenever the store is opened,
/// so that a run that was killed is seen with all that it had finished. Where nothing can be written, on a read-only disk or
/// in somebody else's folder, the two are read beside each other.
public final class Store {
    /// How long the database is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Path runs;
    private final Database database;

    private Store(Path folder, Duration patience) {
        this.folder = folder;
        runs = folder.resolve("runs");
        database = new Database(folder, patience);
    }

    /// The store in a folder, which is made if it is not there.
    ///
    /// @throws StoreException if it cannot be made
    public static Store at(Path folder) {
        return at(folder, PATIENCE);
    }

    /// The store in a folder that is there, which is left as it is until a run begins.
    public static Store existing(Path folder) {
        return new Store(folder, PATIENCE);
    }

    static Store at(Path folder, Duration patience) {
        Store store = new Store(folder, patience);
        try {
            Files.createDirectories(store.runs);
        } catch (IOException e) {
            throw new StoreException(
                    "the store "
                            + folder
                            + " cannot be made: "
                            + reason(e)
                            + "; choose another folder with --store",
                    e);
        }
        return store;
    }

    /// Where it is.
    public Path folder() {
        return folder;
    }

    /// Begins a run. The database is told of it beside the work; if it cannot be, what is kept next says so.
    ///
    /// @throws StoreException if it cannot be kept
    public KeptRun begin(Question question) {
        requireWritable();
        try {
            int id;
            do {
                id = Numbers.next(folder.resolve("last-run"), this::lastKnown);
            } while (Files.exists(journal(id)));
            Lock lock = Lock.take(lock(id)).orElseThrow();
            try {
                return begin(id, question, lock);
            } catch (IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /// The highest number in the database, which may be of a store from before numbers were given beside it.
    private int lastKnown() {
        return database.exists() ? database.within(RunTable::last) : 0;
    }

    private KeptRun begin(int id, Question question, Lock lock) throws IOException {
        JournalFile file = JournalFile.create(journal(id));
        try {
            file.add(
                    Frame.Kind.RUN,
                    out -> {
                        out.writeInt(History.VERSION);
                        out.writeInt(id);
                        Frame.writeAll(question.values(), out);
                    });
            KeptRun run = new KeptRun(this, id, file, lock, Optional.empty());
            file.force();
            for (Path made : List.of(runs, folder, folder.toAbsolutePath().resolve(".."))) {
                JournalFile.forceFolder(made);
            }
            run.tell(() -> absorb(id, true));
            return run;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// Goes on with the run that asked the same and was ended before its answer; empty if there is none.
    ///
    /// @throws StoreException if the run is being worked on, or if there is none, but one about the same model that
    ///     differs: nobody should take the one for the other
    public Optional<KeptRun> resume(Question question) {
        List<History> unfinished = unfinished();
        Optional<History> same =
                unfinished.reversed().stream()
                        .filter(run -> run.question().isSame(question))
                        .findFirst();
        if (same.isPresent()) {
            return Optional.of(resume(same.get()));
        }
        unfinished.reversed().stream()
                .filter(run -> question.isRelated(run.question()))
                .findFirst()
                .ifPresent(run -> refuse(run, question));
        return Optional.empty();
    }

    /// The runs that were asked the same and have their answer, the last one first.
    ///
    /// @throws StoreException if the database cannot be used
    public List<Run> finished(Question question) {
        return runs().reversed().stream()
                .filter(run -> run.status() == Run.Status.DONE && run.question().isSame(question))
                .toList();
    }

    /// Goes on with a run.
    ///
    /// @param id its number
    /// @throws StoreException if there is none of this number, if it is done or being worked on, or if it was asked
    ///     something else
    public KeptRun resume(int id, Question question) {
        History run =
                unfinished().stream()
                        .filter(one -> one.id() == id)
                        .findFirst()
                        .orElseThrow(() ->
                                new StoreException(
                                        "there is no unfinished run "
                                                + id
                                                + " in the store "
                                                + folder
                                                + "; 'faltung runs' lists those that there are"));
        if (!run.question().isSame(question)) {
            refuse(run, question);
        }
        return resume(run);
    }

    private KeptRun resume(History run) {
        requireWritable();
        try {
            Lock lock =
                    Lock.take(lock(run.id()))
                            .orElseThrow(() ->
                                    new StoreException(
                                            "run "
                                                    + run.id()
                                                    + " is being worked on by another process;"
                                                    + " wait for it, or begin another run with"
                                                    + " --keep"));
            // Read anew: another process may have gone on with it until just now.
            Optional<History> now = History.of(journal(run.id()));
            if (now.isEmpty() || now.get().isDone()) {
                lock.close();
                throw new StoreException("run " + run.id() + " was finished by another process");
            }
            KeptRun taken =
                    new KeptRun(this, run.id(), JournalFile.append(journal(run.id())), lock, now);
            taken.tell(() -> absorb(run.id(), true));
            return taken;
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    private void refuse(History run, Question question) {
        throw new StoreException(
                "run "
                        + run.id()
                        + " cannot be resumed: "
                        + String.join("; ", question.differences(run.question()))
                        + ". Ask what was asked then, or begin anew with --keep, or drop that run with"
                        + " 'faltung runs delete "
                        + run.id()
                        + "'");
    }

    /// The runs that have no answer yet, by number.
    private List<History> unfinished() {
        return histories().stream().filter(run -> !run.isDone()).toList();
    }

    /// All runs, by number.
    ///
    /// @throws StoreException if the database cannot be used
    public List<Run> runs() {
        if (!database.isWritable()) {
            return looking();
        }
        absorb();
        return database.within(RunTable::all).stream().map(this::known).toList();
    }

    /// All runs, by number, of a store where nothing can be written.
    private List<Run> looking() {
        TreeMap<Integer, Run> all = new TreeMap<>();
        if (database.exists()) {
            database.looking(RunTable::all).forEach(run -> all.put(run.id(), known(run)));
        }
        for (History history : histories()) {
            Run known = all.get(history.id());
            if (known == null || known.status() != Run.Status.DONE) {
                all.put(history.id(), history.run(isWorkedOn(history)));
            }
        }
        return List.copyOf(all.values());
    }

    private boolean isWorkedOn(History history) {
        try {
            return Lock.isHeld(lock(history.id()));
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /// @throws StoreException if nothing can be written to it
    private void requireWritable() {
        if (!database.isWritable()) {
            throw new StoreException(
                    "the store "
                            + folder
                            + " cannot be written to: its disk, its folder or its file is read-only; make"
                            + " it writable, or choose another folder with --store");
        }
    }

    /// A run that has no journal was killed before it had one.
    private Run known(Run run) {
        return run.status() == Run.Status.RUNNING && !Files.exists(journal(run.id()))
                ? run.as(Run.Status.INTERRUPTED)
                : run;
    }

    /// A run by its number.
    ///
    /// @throws StoreException if there is none
    public Run run(int id) {
        return runs().stream()
                .filter(run -> run.id() == id)
                .findFirst()
                .orElseThrow(() -> new StoreException(noRun(id)));
    }

    /// Forgets a run, and all that it has kept.
    ///
    /// @return the files that its output had been begun in, if they are still there
    /// @throws StoreException if there is none, or it is being worked on
    public List<Path> delete(int id) {
        requireWritable();
        Run run = run(id);
        if (run.status() == Run.Status.RUNNING) {
            throw new StoreException(
                    "run " + id + " is being worked on; end it first, then delete it");
        }
        database.within(connection -> {
            RunTable.delete(connection, id);
            return id;
        });
        drop(id);
        return run.question().out().isEmpty()
                ? List.of()
                : Stream.of(part(Path.of(run.question().out()), id)).filter(Files::exists).toList();
    }

    /// Where the output of a run is written before it gets its name.
    public static Path part(Path out, int id) {
        return out.resolveSibling(out.getFileName() + ".part-run-" + id);
    }

    private String noRun(int id) {
        return "there is no run " + id + " in the store " + folder + "; 'faltung runs' lists them";
    }

    /// Brings what the journals hold into the database.
    void absorb() {
        for (History history : histories()) {
            absorb(history);
        }
    }

    private void absorb(History history) {
        boolean running = isWorkedOn(history);
        absorb(history, running);
        if (history.isDone() && !running) {
            drop(history.id());
        }
    }

    /// Brings one run's journal into the database.
    void absorb(int id, boolean running) {
        history(journal(id)).ifPresent(history -> absorb(history, running));
    }

    private void absorb(History history, boolean running) {
        database.within(connection -> {
            RunTable.update(connection, history, running);
            return history.id();
        });
    }

    /// Removes the journal of a run; the database has all of it, or it is not wanted.
    void drop(int id) {
        try {
            Files.deleteIfExists(journal(id));
            Files.deleteIfExists(lock(id));
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    private List<History> histories() {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        List<Path> journals;
        try (Stream<Path> files = Files.list(runs)) {
            journals = files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
        } catch (IOException e) {
            throw cannotKeep(e);
        }
        List<History> histories = new ArrayList<>();
        for (Path journal : journals) {
            history(journal).ifPresent(histories::add);
        }
        histories.sort(java.util.Comparator.comparingInt(History::id));
        return histories;
    }

    private Optional<History> history(Path journal) {
        try {
            return History.of(journal);
        } catch (NoSuchFileException e) {
            return Optional.empty(); // its run has just ended
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    Path journal(int id) {
        return runs.resolve(id + ".journal");
    }

    private Path lock(int id) {
        return runs.resolve(id + ".lock");
    }

    StoreException cannotKeep(IOException fault) {
        return new StoreException(
                "the run cannot be kept in the store "
                        + folder
                        + ": "
                        + reason(fault)
                        + ". What was kept before is still there: make room, or choose another folder"
                        + " with --store, and add --resume",
                fault);
    }

    private static String reason(IOException fault) {
        String what = StoreException.of(fault);
        return switch (fault) {
            case java.nio.file.AccessDeniedException _ -> "no permission to write to " + what;
            case java.nio.file.FileAlreadyExistsException _ -> what + " is a file, not a folder";
            case NoSuchFileException _ -> "there is no " + what;
            default -> what;
        };
    }
}
