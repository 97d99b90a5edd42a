package org.faltung.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.faltung.region.Prefix;
import org.faltung.region.geometry.PackedPatterns;
import org.faltung.region.geometry.PatternCode;
import org.faltung.result.Decided;

/// Finished tasks, and the cells that tasks begin at, as bytes: for a file or for another machine.
///
/// Whole numbers are as [java.io.DataOutput] writes them; those that may be large are decimal texts.
public final class TaskBytes {
    private TaskBytes() {}

    /// Writes a task.
    public static void write(Finished task, DataOutput out) throws IOException {
        write(task.cell(), out);
        out.writeDouble(task.share());
        Tally tally = task.tally();
        out.writeInt(tally.cells().size());
        for (BigInteger cells : tally.cells()) {
            out.writeUTF(cells.toString());
        }
        out.writeUTF(tally.missing().toString());
        out.writeUTF(tally.bounded().toString());
        out.writeLong(tally.decided().filter());
        out.writeLong(tally.decided().exact());
        out.writeInt(task.left().size());
        for (Prefix cell : task.left()) {
            write(cell, out);
        }
        task.patterns().write(out);
    }

    /// Reads what [#write] wrote.
    ///
    /// @param code of the network's patterns
    public static Finished read(PatternCode code, DataInput in) throws IOException {
        Prefix cell = readCell(in);
        double share = in.readDouble();
        List<BigInteger> cells = new ArrayList<>();
        for (int many = in.readInt(); many > 0; many--) {
            cells.add(new BigInteger(in.readUTF()));
        }
        BigInteger missing = new BigInteger(in.readUTF());
        BigInteger bounded = new BigInteger(in.readUTF());
        Decided decided = new Decided(in.readLong(), in.readLong());
        List<Prefix> left = new ArrayList<>();
        for (int many = in.readInt(); many > 0; many--) {
            left.add(readCell(in));
        }
        Tally tally = new Tally(cells, missing, bounded, decided);
        return new Finished(cell, share, tally, left, PackedPatterns.read(code, in));
    }

    /// Writes a cell: the number of its pieces, then each.
    public static void write(Prefix cell, DataOutput out) throws IOException {
        out.writeInt(cell.length());
        for (int unit = 0; unit < cell.length(); unit++) {
            out.writeShort(cell.piece(unit));
        }
    }

    /// Reads what [#write] wrote.
    public static Prefix readCell(DataInput in) throws IOException {
        int[] pieces = new int[in.readInt()];
        for (int unit = 0; unit < pieces.length; unit++) {
            pieces[unit] = in.readUnsignedShort();
        }
        return Prefix.of(pieces, pieces.length);
    }
}
