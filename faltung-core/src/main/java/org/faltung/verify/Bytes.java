package org.faltung.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import org.faltung.exact.Rational;

/// Bytes of a certificate while they are written; [Source] reads them.
final class Bytes {
    /// The most bytes of an integer.
    static final int LONGEST = 1 << 16;

    private byte[] bytes = new byte[256];
    private int length;

    int length() {
        return length;
    }

    int get(int index) {
        return bytes[index] & 0xff;
    }

    void set(int index, int value) {
        bytes[index] = (byte) value;
    }

    /// One byte.
    void put(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    /// A number ≥ 0: seven bits a byte, the lowest first, and the eighth bit set in all but the last.
    void varint(long value) {
        long rest = value;
        while (rest >= 0x80) {
            put((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        put((int) rest);
    }

    /// An integer: the number of its bytes, then its bytes in two's complement, the highest first.
    void integer(BigInteger value) {
        byte[] digits = value.toByteArray();
        if (digits.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a certificate cannot hold a number of "
                            + digits.length
                            + " bytes; at most "
                            + LONGEST);
        }
        varint(digits.length);
        all(digits);
    }

    /// Numerator, then denominator.
    void rational(Rational value) {
        integer(value.numerator());
        integer(value.denominator());
    }

    /// A double, the lowest byte first.
    void real(double value) {
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < Double.BYTES; i++) {
            put((int) (bits >>> 8 * i));
        }
    }

    void all(byte[] many) {
        for (byte one : many) {
            put(one);
        }
    }

    /// Writes all and forgets it.
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }
}
