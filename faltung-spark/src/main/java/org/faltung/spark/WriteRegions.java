package org.faltung.spark;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.faltung.count.ClusterException;
import org.faltung.count.RegionFolder;
import org.faltung.count.RegionPart;
import org.faltung.count.SurveyPlan;
import org.faltung.count.Surveyor;
import org.faltung.store.ParquetFile;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/// What an executor does with a part of a list: it describes its regions and writes them to a file that has a name of its
/// own, for others may be at work on the same part: other attempts of this application, and of one whose driver was
/// killed.
final class WriteRegions extends AbstractFunction1<Iterator<byte[]>, byte[]>
        implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    /// The plan that this process works on.
    private static final Map<UUID, SurveyPlan> PLANS = new ConcurrentHashMap<>();

    private final UUID list = UUID.randomUUID();
    private final Broadcast<byte[][]> plan;
    private final String attempts;

    /// @param plan in pieces
    /// @param attempts the folder, as an address
    WriteRegions(Broadcast<byte[][]> plan, String attempts) {
        this.plan = plan;
        this.attempts = attempts;
    }

    /// A part as a task.
    static byte[] task(RegionPart part) {
        return ByteBuffer.allocate(2 * Integer.BYTES).putInt(part.from()).putInt(part.to()).array();
    }

    private static RegionPart part(ByteBuffer task) {
        return new RegionPart(task.getInt(), task.getInt());
    }

    @Override
    public byte[] apply(Iterator<byte[]> partition) {
        byte[] task = partition.next();
        RegionPart part = part(ByteBuffer.wrap(task));
        TaskContext context = TaskContext.get();
        Path folder = Path.of(URI.create(attempts));
        if (!Files.isDirectory(folder)) {
            throw new ClusterException(Problems.notShared(folder));
        }
        String attempt = part.file() + "." + list + "." + context.taskAttemptId();
        try {
            write(part, folder.resolve(attempt), context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] name = attempt.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(task.length + name.length).put(task).put(name).array();
    }

    private void write(RegionPart part, Path file, TaskContext context) throws IOException {
        Surveyor surveyor = new Surveyor(plan());
        Path parts = file.resolveSibling(file.getFileName() + ".d");
        try (ParquetFile records = new ParquetFile(parts)) {
            for (int id = part.from(); id < part.to(); id++) {
                if (context.isInterrupted()) {
                    throw new IOException("the part is not wanted any more");
                }
                records.write(surveyor.region(id));
            }
            records.finish(file, Map.of("faltung", part.file()));
        } finally {
            ParquetFile.delete(parts);
        }
    }

    private SurveyPlan plan() {
        if (!PLANS.containsKey(list)) {
            PLANS.clear();
        }
        return PLANS.computeIfAbsent(list, _ -> PlanPieces.plan(plan.value()));
    }

    /// Takes what a task has written for its part.
    static RegionPart accepted(byte[] result, RegionFolder folder) {
        ByteBuffer bytes = ByteBuffer.wrap(result);
        RegionPart part = part(bytes);
        folder.accept(part, StandardCharsets.UTF_8.decode(bytes).toString());
        return part;
    }
}
