package org.faltung.store;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.faltung.count.Finished;
import org.faltung.count.Journal;
import org.faltung.count.TaskBytes;
import org.faltung.region.geometry.PatternCode;

/// A run that this process works on, and that is kept.
///
/// Any command can be kept:
///
/// {@snippet :
/// try (KeptRun run = Store.at(folder).begin(question)) {
///     String json = ...; // the work
///     run.done(json); // or run.ended(json), if the answer is partial
/// }
/// }
///
/// The database is told of a run while it works, in a thread of its own: opening it takes a second of processor time the
/// first time. A run that the database refuses ends with the next thing that is kept, before any answer.
///
/// A run that is closed without an answer, or whose process dies, is there to be resumed. Not for several threads.
public final class KeptRun implements Journal, AutoCloseable {
    /// So that little is lost, and little is spent on keeping it.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Store store;
    private final int id;
    private final JournalFile journal;
    private final Lock lock;
    private final Optional<History> earlier;
    private final long start = System.nanoTime();
    private Duration patience = PATIENCE;
    private CompletableFuture<Void> known = CompletableFuture.completedFuture(null);
    private boolean done;

    KeptRun(Store store, int id, JournalFile journal, Lock lock, Optional<History> earlier)
            throws IOException {
        this.store = store;
        this.id = id;
        this.journal = journal;
        this.lock = lock;
        this.earlier = earlier;
        journal.add(Frame.Kind.SITTING, out -> out.writeLong(System.currentTimeMillis()));
    }

    /// Lets the database know of the run, beside the work.
    void tell(Runnable work) {
        known =
                CompletableFuture.runAsync(
                        work,
                        task -> Thread.ofPlatform().daemon().name("faltung-store").start(task));
    }

    /// Waits until the database knows of the run.
    ///
    /// @throws StoreException if it cannot
    void requireKnown() {
        try {
            known.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException refused) {
                throw refused;
            }
            throw e;
        }
    }

    /// Whether the database has refused a run that this process began, so that nobody can go on with it; waits until that
    /// is known.
    public boolean neverBegan() {
        return earlier.isEmpty() && known.handle((_, fault) -> fault != null).join();
    }

    /// The run's number.
    public int id() {
        return id;
    }

    /// What was kept when this process took it up; empty if it has begun the run.
    public Optional<Run> resumed() {
        return earlier.map(history -> history.run(true));
    }

    /// With tasks of another length than half a second.
    public KeptRun taking(Duration time) {
        patience = time;
        return this;
    }

    @Override
    public Optional<Duration> patience() {
        return Optional.of(patience);
    }

    @Override
    public void replay(PatternCode code, Consumer<Finished> task) {
        if (earlier.isEmpty()) {
            return;
        }
        try {
            JournalFile.read(
                    journal.path(),
                    frame -> {
                        if (frame.kind() == Frame.Kind.TASK) {
                            var in = frame.content().open();
                            in.readLong();
                            in.readUTF();
                            in.readInt();
                            task.accept(TaskBytes.read(code, in));
                        }
                    });
        } catch (IOException e) {
            throw store.cannotKeep(e);
        }
    }

    @Override
    public void keep(Finished task, BigInteger regions) {
        add(
                Frame.Kind.TASK,
                out -> {
                    out.writeLong(milliseconds());
                    out.writeUTF(regions.toString());
                    out.writeInt(task.left().size());
                    TaskBytes.write(task, out);
                });
    }

    /// How many records of the output are safe, and how many bytes they take.
    public record Safe(int records, long bytes) {}

    /// The records of the output that earlier processes have made safe.
    public Safe safe() {
        return earlier.flatMap(History::mark)
                .map(mark -> new Safe(mark.records(), mark.bytes()))
                .orElse(new Safe(0, 0));
    }

    /// Keeps in mind that records of the output are safe: they were forced to the disk.
    public void mark(int records, long bytes) {
        add(
                Frame.Kind.MARK,
                out -> {
                    out.writeLong(milliseconds());
                    out.writeInt(records);
                    out.writeLong(bytes);
                });
    }

    /// Keeps in mind that the output is complete and is about to get its name, by which it keeps size and time.
    ///
    /// @param file the output under the name that it still has: a file, or a folder of them
    public void named(Path file) throws IOException {
        requireKnown();
        History.Named named = History.Named.of(file);
        add(
                Frame.Kind.NAMED,
                out -> {
                    out.writeLong(named.bytes());
                    out.writeLong(named.modified());
                });
        force();
    }

    /// Whether a file or folder is the output that an earlier process was about to give its name.
    public boolean isMine(Path file) throws IOException {
        Optional<History.Named> named = earlier.flatMap(History::named);
        return named.isPresent()
                && Files.exists(file)
                && named.get().equals(History.Named.of(file));
    }

    /// Keeps the next draw of a series.
    ///
    /// @param series its name
    public void keepDraw(String series, byte[] draw) {
        add(
                Frame.Kind.DRAW,
                out -> {
                    out.writeLong(milliseconds());
                    Frame.write(series, out);
                    out.write(draw);
                });
    }

    /// The draws of a series that earlier processes have kept, in order.
    public List<byte[]> draws(String series) {
        List<byte[]> draws = new ArrayList<>();
        if (earlier.isEmpty()) {
            return draws;
        }
        try {
            JournalFile.read(
                    journal.path(),
                    frame -> {
                        if (frame.kind() == Frame.Kind.DRAW) {
                            var in = frame.content().open();
                            in.readLong();
                            if (Frame.read(in).equals(series)) {
                                draws.add(in.readAllBytes());
                            }
                        }
                    });
            return draws;
        } catch (IOException e) {
            throw store.cannotKeep(e);
        }
    }

    /// How many draws earlier processes have kept.
    public int draws() {
        return earlier.map(History::draws).orElse(0);
    }

    /// Ends the run with its answer.
    ///
    /// @param result one JSON object
    /// @return what to tell the user: a reason why the database does not know it yet, or nothing
    public Optional<String> done(String result) {
        return done(result, "");
    }

    /// The same with the answer for people, which a run that is asked the same again may be given.
    public Optional<String> done(String result, String page) {
        return answer(true, result, page);
    }

    /// Ends this sitting with a partial answer; the run can be resumed.
    ///
    /// @param result one JSON object
    /// @return what to tell the user: a reason why the database does not know it yet, or nothing
    public Optional<String> ended(String result) {
        return answer(false, result, "");
    }

    private Optional<String> answer(boolean whole, String result, String page) {
        requireKnown();
        add(
                Frame.Kind.ANSWER,
                out -> {
                    out.writeLong(milliseconds());
                    out.writeBoolean(whole);
                    Frame.write(result.strip(), out);
                    if (!page.isEmpty()) {
                        Frame.write(page, out);
                    }
                });
        force();
        done = whole;
        try {
            store.absorb(id, false);
            if (done) {
                store.drop(id);
            }
            return Optional.empty();
        } catch (StoreException e) { // the answer is safe in the journal
            return Optional.of(StoreException.of(e));
        }
    }

    private void add(Frame.Kind kind, Frame.Writing content) {
        if (known.isDone()) {
            requireKnown();
        }
        try {
            journal.add(kind, content);
        } catch (IOException e) {
            throw store.cannotKeep(e);
        }
    }

    private void force() {
        try {
            journal.force();
        } catch (IOException e) {
            throw store.cannotKeep(e);
        }
    }

    private long milliseconds() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /// Gives the run up to others.
    @Override
    public void close() {
        boolean unknown = neverBegan(); // waits for the thread that uses the store
        try {
            journal.close();
            lock.close();
            if (unknown) {
                store.drop(id);
            }
        } catch (IOException e) {
            throw store.cannotKeep(e);
        }
    }

    /// Forces a file to the disk.
    ///
    /// @throws IOException if it cannot be
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }
}
