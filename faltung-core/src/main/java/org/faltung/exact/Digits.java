package org.faltung.exact;

import java.math.BigInteger;

/// The integers themselves, all their digits.
public enum Digits implements Scalars<BigInteger> {
    /// The only number system of this kind.
    EXACT;

    @Override
    public BigInteger zero() {
        return BigInteger.ZERO;
    }

    @Override
    public BigInteger one() {
        return BigInteger.ONE;
    }

    @Override
    public BigInteger of(BigInteger value) {
        return value;
    }

    @Override
    public BigInteger sum(BigInteger a, BigInteger b) {
        return a.add(b);
    }

    @Override
    public BigInteger product(BigInteger a, BigInteger b) {
        return a.multiply(b);
    }

    @Override
    public BigInteger times(BigInteger a, long factor) {
        return a.multiply(BigInteger.valueOf(factor));
    }

    @Override
    public BigInteger over(BigInteger a, long divisor) {
        return a.divide(BigInteger.valueOf(divisor));
    }

    @Override
    public boolean isZero(BigInteger a) {
        return a.signum() == 0;
    }

    @Override
    public BigInteger max(BigInteger a, BigInteger b) {
        return a.max(b);
    }

    @Override
    public boolean negligible(BigInteger part, BigInteger whole) {
        return false;
    }

    @Override
    public Magnitude magnitude(BigInteger a) {
        return new Magnitude.Whole(a);
    }
}
