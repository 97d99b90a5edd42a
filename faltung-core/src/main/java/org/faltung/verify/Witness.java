package org.faltung.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;

/// Interior points of leaves as bytes.
final class Witness {
    private static final int MANTISSA = 52;

    private Witness() {}

    /// Writes a point: as integers over a power of 2 where that is shorter than as doubles.
    static void writeReals(Bytes bytes, List<Double> point) {
        int fine = 0;
        for (double x : point) {
            fine = Math.max(fine, fractionBits(x));
        }
        if (isShorter(point, fine)) {
            bytes.put(Encoding.DYADIC + fine);
            for (double x : point) {
                long scaled = (long) Math.scalb(x, fine);
                bytes.varint(scaled << 1 ^ scaled >> 63);
            }
        } else {
            bytes.put(Encoding.REALS);
            point.forEach(bytes::real);
        }
    }

    private static boolean isShorter(List<Double> point, int fine) {
        if (fine > Encoding.FINEST) {
            return false;
        }
        long length = 0;
        for (double x : point) {
            double scaled = Math.scalb(x, fine);
            if (Math.abs(scaled) >= 0x1p55) {
                return false;
            }
            length += varintLength((long) scaled);
        }
        return length < (long) Double.BYTES * point.size();
    }

    /// The smallest e ≥ 0 such that x · 2^e is an integer.
    private static int fractionBits(double x) {
        if (x == 0) {
            return 0;
        }
        long bits = Double.doubleToRawLongBits(x) & (1L << MANTISSA) - 1;
        int exponent = Math.getExponent(x);
        long mantissa = exponent >= Double.MIN_EXPONENT ? bits | 1L << MANTISSA : bits;
        int lowest = Math.max(exponent, Double.MIN_EXPONENT) - MANTISSA;
        return Math.max(0, -(lowest + Long.numberOfTrailingZeros(mantissa)));
    }

    private static int varintLength(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value << 1 ^ value >> 63);
        return Math.max(1, (bits + 6) / 7);
    }

    /// Writes a point.
    static void writeRationals(Bytes bytes, List<Rational> point) {
        BigInteger common = BigInteger.ONE;
        for (Rational x : point) {
            common = Exactly.multiple(common, x.denominator());
        }
        bytes.put(Encoding.RATIONALS);
        bytes.integer(common);
        for (Rational x : point) {
            bytes.integer(Exactly.numerator(x, common));
        }
    }

    /// Reads a point.
    static Point read(Source source, int dimension) {
        int kind = source.octet("a witness");
        return switch (kind) {
            case Encoding.REALS -> readReals(source, dimension);
            case Encoding.RATIONALS -> {
                BigInteger denominator = source.positive("the denominator of a witness");
                List<BigInteger> numerators = new ArrayList<>(dimension);
                for (int q = 0; q < dimension; q++) {
                    numerators.add(source.integer("a witness"));
                }
                yield new Point(numerators, denominator);
            }
            default -> readDyadic(source, dimension, kind - Encoding.DYADIC);
        };
    }

    private static Point readReals(Source source, int dimension) {
        double[] point = new double[dimension];
        int fine = 0;
        for (int q = 0; q < dimension; q++) {
            point[q] = source.real("a witness");
            fine = Math.max(fine, fractionBits(point[q]));
        }
        List<BigInteger> numerators = new ArrayList<>(dimension);
        for (double x : point) {
            Rational exact = Rational.of(x);
            int shift = fine - (exact.denominator().bitLength() - 1);
            numerators.add(exact.numerator().shiftLeft(shift));
        }
        return new Point(numerators, BigInteger.ONE.shiftLeft(fine));
    }

    private static Point readDyadic(Source source, int dimension, int fine) {
        if (fine > Encoding.FINEST) {
            throw source.refusal("a witness is of a kind that is not known");
        }
        List<BigInteger> numerators = new ArrayList<>(dimension);
        for (int q = 0; q < dimension; q++) {
            long zigzag = source.varint("a witness", Long.MAX_VALUE);
            numerators.add(BigInteger.valueOf(zigzag >>> 1 ^ -(zigzag & 1)));
        }
        return new Point(numerators, BigInteger.ONE.shiftLeft(fine));
    }
}
