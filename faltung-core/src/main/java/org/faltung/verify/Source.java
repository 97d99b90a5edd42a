package org.faltung.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import org.faltung.exact.Rational;

/// Bytes of a certificate while they are read; it counts them, and keeps the checksum of those read.
///
/// Nothing is believed: every length has a limit before anything is allocated for it.
final class Source {
    private final InputStream in;
    private final MessageDigest digest = Checksum.start();
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private int hashed; // bytes of the buffer that are in the digest already
    private long before; // bytes before the buffer

    Source(InputStream in) {
        this.in = in;
    }

    /// The number of bytes that were read.
    long position() {
        return before + next;
    }

    /// A refusal here.
    CertificateException refusal(String reason) {
        return refusal(reason, position());
    }

    static CertificateException refusal(String reason, long position) {
        return new CertificateException(reason, position);
    }

    /// One byte, 0 to 255.
    int octet(String what) {
        if (next == end && !refill()) {
            throw refusal("it ends within " + what);
        }
        return buffer[next++] & 0xff;
    }

    private boolean refill() {
        digest.update(buffer, hashed, next - hashed);
        before += next;
        next = 0;
        hashed = 0;
        try {
            end = Math.max(0, in.read(buffer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return end > 0;
    }

    /// A number that [Bytes#varint] wrote, at most `most`.
    long varint(String what, long most) {
        long start = position();
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int octet = octet(what);
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                if (value > most) {
                    throw refusal(what + " is " + value + ", more than " + most, start);
                }
                return value;
            }
        }
        throw refusal(what + " is more than " + most, start);
    }

    /// A number that [Bytes#varint] wrote and that fits an int.
    int size(String what, int most) {
        return (int) varint(what, most);
    }

    BigInteger integer(String what) {
        byte[] digits = new byte[size("the length of " + what, Bytes.LONGEST)];
        if (digits.length == 0) {
            throw refusal(what + " has no digits");
        }
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) octet(what);
        }
        return new BigInteger(digits);
    }

    /// An integer above 0.
    BigInteger positive(String what) {
        long start = position();
        BigInteger value = integer(what);
        if (value.signum() <= 0) {
            throw refusal(what + " is not positive", start);
        }
        return value;
    }

    Rational rational(String what) {
        return Rational.of(integer(what), positive("the denominator of " + what));
    }

    double real(String what) {
        long start = position();
        long bits = 0;
        for (int i = 0; i < Double.BYTES; i++) {
            bits |= (long) octet(what) << 8 * i;
        }
        double value = Double.longBitsToDouble(bits);
        if (!Double.isFinite(value)) {
            throw refusal(what + " is " + value, start);
        }
        return value;
    }

    /// Reads the checksum of all bytes before, and the end of the file.
    void end() {
        digest.update(buffer, hashed, next - hashed);
        hashed = next;
        byte[] expected = digest.digest();
        long start = position();
        boolean same = true;
        for (byte one : expected) {
            same &= (byte) octet("the checksum") == one;
        }
        if (!same) {
            throw refusal(
                    "the checksum is not that of the bytes before it: some were changed", start);
        }
        if (next < end || refill()) {
            throw refusal("bytes follow the end of the certificate");
        }
    }
}
