package org.faltung.io.point;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.network.Shape;

/// An array that NumPy saved, in versions 1 to 3 of its format: the magic word, the version, the length of
/// a header, the header as a Python dictionary, the numbers.
final class NpyArray {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(ISO_8859_1);
    private static final Pattern KIND = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-z])(\\d+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    private final InputFile file;
    private final ByteBuffer bytes;
    private final String kind;
    private final int width;
    private final boolean firstFastest;
    private final List<Integer> axes;

    private NpyArray(
            InputFile file,
            ByteBuffer bytes,
            String kind,
            boolean firstFastest,
            List<Integer> axes) {
        this.file = file;
        this.bytes = bytes;
        this.kind = kind;
        this.width = Integer.parseInt(kind.substring(1));
        this.firstFastest = firstFastest;
        this.axes = axes;
    }

    /// Reads the header; the numbers wait until they are asked for.
    static NpyArray read(InputFile file) {
        ByteBuffer bytes = file.bytes().order(ByteOrder.LITTLE_ENDIAN);
        byte[] start = new byte[MAGIC.length];
        if (bytes.remaining() < MAGIC.length + 6) {
            throw file.fault("this is not a .npy file, or it is cut short");
        }
        bytes.get(start);
        int version = bytes.get();
        bytes.get();
        if (!Arrays.equals(start, MAGIC) || version < 1 || version > 3) {
            throw file.fault("this is not a .npy file of version 1, 2 or 3");
        }
        int length = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw file.fault("its header is cut short; save the array again");
        }
        byte[] header = new byte[length];
        bytes.get(header);
        return of(file, bytes, new String(header, ISO_8859_1));
    }

    private static NpyArray of(InputFile file, ByteBuffer bytes, String header) {
        Matcher kind = found(file, KIND, header);
        boolean firstFastest = found(file, ORDER, header).group(1).equals("True");
        List<Integer> axes = new ArrayList<>();
        long count = 1;
        for (String axis : found(file, SHAPE, header).group(1).split(",")) {
            if (!axis.isBlank()) {
                count = axis.strip().length() > 9 ? -1 : count * Integer.parseInt(axis.strip());
                if (count < 0 || count > Integer.MAX_VALUE) {
                    throw file.fault("its shape is larger than that of any point");
                }
                axes.add(Integer.parseInt(axis.strip()));
            }
        }
        bytes.order(kind.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var array = new NpyArray(file, bytes, kind.group(2) + kind.group(3), firstFastest, axes);
        if (bytes.remaining() != count * array.width) {
            throw file.fault(
                    "its header promises "
                            + count
                            + " numbers of "
                            + array.width
                            + " bytes, but "
                            + bytes.remaining()
                            + " bytes follow; save the array again");
        }
        return array;
    }

    private static Matcher found(InputFile file, Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw file.fault(
                    "its header is not that of a plain array of numbers; save it with"
                            + " numpy.save(name, x.astype('float64'))");
        }
        return matcher;
    }

    /// The numbers, the last axis varying fastest.
    List<Rational> point(Shape shape) {
        PointSize.require(file.name(), axes, shape);
        List<Rational> numbers = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            int place = firstFastest ? transposed(i) : i;
            try {
                numbers.add(number(bytes.position() + place * width));
            } catch (IllegalArgumentException e) {
                throw new ImportException(file.name(), "number " + i + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(numbers);
    }

    /// The points along the first axis.
    PointTable table(Shape shape) {
        int count = axes.stream().reduce(1, (a, b) -> a * b);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            int place = firstFastest ? transposed(i) : i;
            try {
                numbers[i] = number(bytes.position() + place * width).nearest();
            } catch (IllegalArgumentException e) {
                throw new ImportException(file.name(), "number " + i + ": " + e.getMessage(), e);
            }
        }
        return PointTable.of(file, axes, shape, i -> numbers[i]);
    }

    /// Where a number stands if the first axis varies fastest.
    private int transposed(int index) {
        int[] strides = new int[axes.size()];
        int stride = 1;
        for (int axis = 0; axis < strides.length; axis++) {
            strides[axis] = stride;
            stride *= axes.get(axis);
        }
        int rest = index;
        int place = 0;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            place += rest % axes.get(axis) * strides[axis];
            rest /= axes.get(axis);
        }
        return place;
    }

    private Rational number(int at) {
        return switch (kind) {
            case "f2" -> Rational.of(Float.float16ToFloat(bytes.getShort(at)));
            case "f4" -> Rational.of(bytes.getFloat(at));
            case "f8" -> Rational.of(bytes.getDouble(at));
            case "i1" -> Rational.of(bytes.get(at));
            case "i2" -> Rational.of(bytes.getShort(at));
            case "i4" -> Rational.of(bytes.getInt(at));
            case "i8" -> Rational.of(bytes.getLong(at));
            case "u1", "b1" -> Rational.of(Byte.toUnsignedInt(bytes.get(at)));
            case "u2" -> Rational.of(Short.toUnsignedInt(bytes.getShort(at)));
            case "u4" -> Rational.of(Integer.toUnsignedLong(bytes.getInt(at)));
            case "u8" -> Rational.of(new BigInteger(Long.toUnsignedString(bytes.getLong(at))));
            default ->
                    throw file.fault(
                            "numbers of the kind '"
                                    + kind
                                    + "' are not read; save the array with"
                                    + " numpy.save(name, x.astype('float64'))");
        };
    }
}
