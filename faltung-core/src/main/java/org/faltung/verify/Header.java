package org.faltung.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// What stands before the proof: of which model, in which domain, by which definition.
///
/// @param model SHA-256 of the model file, 64 hexadecimal digits
/// @param domain where regions are counted
/// @param units the number of folding units
/// @param dimension the number of coordinates of the domain's chart
record Header(String model, Domain domain, int units, int dimension) {
    private static final String MAGIC = "FALTUNGC";
    private static final int VERSION = 1;
    private static final int R2 = 2;
    private static final int SPACE = 0;
    private static final int BOX = 1;
    private static final int POLYTOPE = 2;
    private static final int SLICE = 3;

    void writeTo(Bytes bytes) {
        bytes.all(MAGIC.getBytes(StandardCharsets.US_ASCII));
        bytes.varint(VERSION);
        bytes.all(HexFormat.of().parseHex(model));
        bytes.put(R2);
        switch (domain) {
            case Domain.Space(int n) -> {
                bytes.put(SPACE);
                bytes.varint(n);
            }
            case Domain.Box(List<Range> sides) -> {
                bytes.put(BOX);
                bytes.varint(sides.size());
                write(bytes, sides);
            }
            case Domain.Polytope(int n, List<AffineForm> rows) -> {
                bytes.put(POLYTOPE);
                bytes.varint(n);
                bytes.varint(rows.size());
                rows.forEach(row -> write(bytes, row));
            }
            case Domain.Slice slice -> write(bytes, slice);
        }
        bytes.varint(units);
        bytes.varint(dimension);
    }

    private static void write(Bytes bytes, List<Range> sides) {
        for (Range side : sides) {
            bytes.rational(side.low());
            bytes.rational(side.high());
        }
    }

    private static void write(Bytes bytes, AffineForm row) {
        for (int q = 0; q <= row.dimension(); q++) {
            bytes.integer(row.numerator(q));
        }
        bytes.integer(row.denominator());
    }

    private static void write(Bytes bytes, Domain.Slice slice) {
        bytes.put(SLICE);
        bytes.varint(slice.ambient());
        bytes.varint(slice.directions().size());
        slice.origin().forEach(bytes::rational);
        slice.directions().forEach(direction -> direction.forEach(bytes::rational));
        bytes.put(slice.window().isPresent() ? 1 : 0);
        slice.window().ifPresent(window -> write(bytes, window));
    }

    /// Reads a header that must be of a model.
    ///
    /// @param model SHA-256 of the model file
    /// @param inputs the number of the model's inputs
    static Header read(Source source, String model, int inputs) {
        for (byte letter : MAGIC.getBytes(StandardCharsets.US_ASCII)) {
            if (source.octet("the first letters") != letter) {
                throw Source.refusal("it is no certificate; one begins with " + MAGIC, 0);
            }
        }
        long version = source.varint("the version", Long.MAX_VALUE);
        if (version != VERSION) {
            throw source.refusal(
                    "its version is " + version + ", but only version " + VERSION + " is known");
        }
        requireModel(source, model);
        int definition = source.octet("the definition");
        if (definition != R2) {
            throw source.refusal("its definition has number " + definition + "; only R2 is known");
        }
        Domain domain = readDomain(source, inputs);
        int units = source.size("the number of folding units", Integer.MAX_VALUE);
        int dimension = source.size("the dimension", inputs);
        return new Header(model, domain, units, dimension);
    }

    private static void requireModel(Source source, String model) {
        byte[] hash = new byte[Checksum.BYTES];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) source.octet("the model's hash");
        }
        String found = HexFormat.of().formatHex(hash);
        if (!found.equalsIgnoreCase(model)) {
            throw source.refusal(
                    "it is of another model, whose file has SHA-256 "
                            + found
                            + "; the model given has "
                            + model);
        }
    }

    private static Domain readDomain(Source source, int inputs) {
        int kind = source.octet("the kind of the domain");
        if (kind > SLICE) {
            throw source.refusal("its domain has kind " + kind + ", but kinds are 0 to " + SLICE);
        }
        long ambient = source.varint("the dimension of the input", Long.MAX_VALUE);
        if (ambient != inputs) {
            throw source.refusal(
                    "its domain has dimension "
                            + ambient
                            + ", but the model has "
                            + inputs
                            + " inputs");
        }
        return switch (kind) {
            case SPACE -> new Domain.Space(inputs);
            case BOX -> new Domain.Box(readSides(source, inputs));
            case POLYTOPE -> new Domain.Polytope(inputs, readRows(source, inputs));
            default -> readSlice(source, inputs);
        };
    }

    private static List<Range> readSides(Source source, int many) {
        List<Range> sides = new ArrayList<>();
        for (int q = 0; q < many; q++) {
            sides.add(new Range(source.rational("a range"), source.rational("a range")));
        }
        return sides;
    }

    private static List<AffineForm> readRows(Source source, int ambient) {
        int many = source.size("the number of the polytope's rows", Integer.MAX_VALUE);
        List<AffineForm> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            List<BigInteger> numerators = new ArrayList<>();
            for (int q = 0; q <= ambient; q++) {
                numerators.add(source.integer("a row of the polytope"));
            }
            rows.add(AffineForm.of(numerators, source.positive("the denominator of a row")));
        }
        return rows;
    }

    private static Domain readSlice(Source source, int ambient) {
        int dimension = source.size("the dimension of the slice", ambient);
        if (dimension == 0) {
            throw source.refusal("its slice has no direction");
        }
        List<Rational> origin = readPoint(source, ambient);
        List<List<Rational>> directions = new ArrayList<>();
        for (int k = 0; k < dimension; k++) {
            directions.add(readPoint(source, ambient));
        }
        boolean bounded = source.octet("whether there is a window") == 1;
        return new Domain.Slice(
                origin,
                directions,
                bounded ? Optional.of(readSides(source, dimension)) : Optional.empty());
    }

    private static List<Rational> readPoint(Source source, int many) {
        List<Rational> point = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            point.add(source.rational("a point"));
        }
        return point;
    }
}
