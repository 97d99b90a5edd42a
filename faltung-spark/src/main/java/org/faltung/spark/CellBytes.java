package org.faltung.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.faltung.count.Finished;
import org.faltung.count.Remainder;
import org.faltung.count.SearchPlan;
import org.faltung.count.TaskBytes;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.PatternCode;

/// What travels between driver and executors, as bytes.
final class CellBytes {
    private CellBytes() {}

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static DataInputStream open(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /// A search.
    static byte[] ofPlan(SearchPlan plan) {
        return bytes(plan::write);
    }

    static SearchPlan plan(byte[] bytes) {
        try (DataInputStream in = open(bytes)) {
            return SearchPlan.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The cells that a task begins at.
    static byte[] ofCells(List<Remainder.Task> tasks) {
        return bytes(out -> {
            out.writeInt(tasks.size());
            for (Remainder.Task task : tasks) {
                TaskBytes.write(task.cell(), out);
            }
        });
    }

    static List<Prefix> cells(byte[] bytes) {
        try (DataInputStream in = open(bytes)) {
            List<Prefix> cells = new ArrayList<>();
            for (int many = in.readInt(); many > 0; many--) {
                cells.add(TaskBytes.readCell(in));
            }
            return cells;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was found.
    static byte[] ofFinished(List<Finished> tasks) {
        return bytes(out -> {
            out.writeInt(tasks.size());
            for (Finished task : tasks) {
                TaskBytes.write(task, out);
            }
        });
    }

    static List<Finished> finished(PatternCode code, byte[] bytes) {
        try (DataInputStream in = open(bytes)) {
            List<Finished> tasks = new ArrayList<>();
            for (int many = in.readInt(); many > 0; many--) {
                tasks.add(TaskBytes.read(code, in));
            }
            return tasks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
