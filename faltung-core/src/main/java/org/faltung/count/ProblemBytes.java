package org.faltung.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.Problem;

/// A problem as bytes, exactly: for another machine.
///
/// A coefficient is a double, or the numerator and the denominator of a rational.
public final class ProblemBytes {
    private ProblemBytes() {}

    /// Writes a problem.
    public static void write(Problem problem, DataOutput out) throws IOException {
        FoldSequence folds = problem.folds();
        out.writeInt(folds.inputs());
        out.writeInt(folds.layers().size());
        for (FoldLayer layer : folds.layers()) {
            write(layer.map(), out);
            for (Unit unit : layer.units()) {
                write(unit, out);
            }
            out.writeByte(END);
        }
        write(folds.output(), out);
        write(problem.domain(), out);
    }

    /// Reads what [#write] wrote.
    public static Problem read(DataInput in) throws IOException {
        int inputs = in.readInt();
        List<FoldLayer> layers = new ArrayList<>();
        for (int many = in.readInt(); many > 0; many--) {
            layers.add(new FoldLayer(readMap(in), readUnits(in)));
        }
        return new Problem(new FoldSequence(inputs, layers, readMap(in)), readDomain(in));
    }

    private static void write(Polyhedron domain, DataOutput out) throws IOException {
        out.writeInt(domain.dimension());
        for (int q = 0; q < domain.dimension(); q++) {
            Optional<Range> side = domain.side(q);
            out.writeBoolean(side.isPresent());
            if (side.isPresent()) {
                write(side.get().low(), out);
                write(side.get().high(), out);
            }
        }
        out.writeInt(domain.rows().size());
        for (AffineForm row : domain.rows()) {
            for (int q = 0; q < row.dimension(); q++) {
                write(row.coefficient(q), out);
            }
            write(row.constant(), out);
        }
    }

    private static Polyhedron readDomain(DataInput in) throws IOException {
        List<Optional<Range>> sides = new ArrayList<>();
        for (int many = in.readInt(); many > 0; many--) {
            sides.add(
                    in.readBoolean()
                            ? Optional.of(new Range(readRational(in), readRational(in)))
                            : Optional.empty());
        }
        List<AffineForm> rows = new ArrayList<>();
        for (int many = in.readInt(); many > 0; many--) {
            List<Rational> linear = readRationals(sides.size(), in);
            rows.add(AffineForm.of(linear, readRational(in)));
        }
        return Polyhedron.of(sides, rows);
    }

    /// Writes an affine map.
    public static void write(AffineMap map, DataOutput out) throws IOException {
        out.writeInt(map.inputs());
        out.writeInt(map.outputs());
        for (int row = 0; row < map.outputs(); row++) {
            out.writeInt(map.start(row + 1) - map.start(row));
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                out.writeInt(map.column(k));
                out.writeBoolean(map.isDouble(k));
                if (map.isDouble(k)) {
                    out.writeDouble(map.value(k));
                } else {
                    write(map.exact(k), out);
                }
            }
            write(map.exactOffset(row), out);
        }
    }

    /// Reads what [#write] wrote.
    public static AffineMap readMap(DataInput in) throws IOException {
        AffineMapBuilder rows = new AffineMapBuilder(in.readInt());
        for (int many = in.readInt(); many > 0; many--) {
            for (int entries = in.readInt(); entries > 0; entries--) {
                int column = in.readInt();
                if (in.readBoolean()) {
                    rows.add(column, in.readDouble());
                } else {
                    rows.add(column, readRational(in));
                }
            }
            rows.addOffset(readRational(in)).endRow();
        }
        return rows.build();
    }

    private static final int END = 0;
    private static final int CARRY = 1;
    private static final int BEND = 2;
    private static final int MAXIMUM = 3;

    private static void write(Unit unit, DataOutput out) throws IOException {
        switch (unit) {
            case Unit.Carry _ -> out.writeByte(CARRY);
            case Unit.Bend(var breakpoints, var slopes, var intercepts) -> {
                out.writeByte(BEND);
                out.writeInt(breakpoints.size());
                for (List<Rational> list : List.of(breakpoints, slopes, intercepts)) {
                    for (Rational number : list) {
                        write(number, out);
                    }
                }
            }
            case Unit.Maximum(int rows) -> {
                out.writeByte(MAXIMUM);
                out.writeInt(rows);
            }
        }
    }

    private static List<Unit> readUnits(DataInput in) throws IOException {
        List<Unit> units = new ArrayList<>();
        for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
            units.add(
                    switch (kind) {
                        case CARRY -> Unit.Carry.CARRY;
                        case BEND -> readBend(in);
                        case MAXIMUM -> new Unit.Maximum(in.readInt());
                        default -> throw new IOException("no unit is of kind " + kind);
                    });
        }
        return units;
    }

    private static Unit readBend(DataInput in) throws IOException {
        int breakpoints = in.readInt();
        return new Unit.Bend(
                readRationals(breakpoints, in),
                readRationals(breakpoints + 1, in),
                readRationals(breakpoints + 1, in));
    }

    private static List<Rational> readRationals(int many, DataInput in) throws IOException {
        List<Rational> numbers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            numbers.add(readRational(in));
        }
        return numbers;
    }

    private static void write(Rational number, DataOutput out) throws IOException {
        write(number.numerator(), out);
        write(number.denominator(), out);
    }

    private static Rational readRational(DataInput in) throws IOException {
        return Rational.of(readInteger(in), readInteger(in));
    }

    private static void write(BigInteger number, DataOutput out) throws IOException {
        byte[] bytes = number.toByteArray();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static BigInteger readInteger(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new BigInteger(bytes);
    }
}
