package org.faltung.polytope;

import java.math.BigInteger;

/// [Minors] of any size.
final class BigMinors implements Minors {
    private final IntegerRows rows;
    private final int d;
    private final BigInteger[][] column;
    private BigInteger denominator;

    BigMinors(IntegerRows rows, Minors like) {
        this.rows = rows;
        d = rows.width() - 1;
        column = new BigInteger[d + 1][d + 1];
        denominator = BigInteger.ONE;
        fill(like);
    }

    private void fill(Minors like) {
        for (int k = 0; k <= d; k++) {
            for (int q = 0; q <= d; q++) {
                column[k][q] = like.entry(q, k);
            }
        }
        denominator = like.denominator();
    }

    @Override
    public BigInteger product(int row, int k) {
        BigInteger sum = BigInteger.ZERO;
        for (int q = 0; q <= d; q++) {
            if (column[k][q].signum() != 0) {
                BigInteger c = rows.coefficient(row, q);
                if (c.signum() != 0) {
                    sum = sum.add(c.multiply(column[k][q]));
                }
            }
        }
        return sum;
    }

    @Override
    public double slope(int row, int k) {
        return product(row, k).doubleValue();
    }

    @Override
    public int sign(int row, int k) {
        return product(row, k).signum();
    }

    @Override
    public BigInteger entry(int q, int k) {
        return column[k][q];
    }

    @Override
    public BigInteger denominator() {
        return denominator;
    }

    @Override
    public boolean isSmall() {
        return false;
    }

    @Override
    public int block(int k, int count) {
        int first = -1;
        BigInteger value = BigInteger.ZERO;
        BigInteger fall = BigInteger.ZERO;
        for (int row = 0; row < count; row++) {
            BigInteger a = product(row, k).negate();
            if (a.signum() <= 0) {
                continue;
            }
            BigInteger t = product(row, d);
            if (first < 0 || t.multiply(fall).compareTo(value.multiply(a)) < 0) {
                first = row;
                value = t;
                fall = a;
            }
        }
        return first;
    }

    @Override
    public boolean reachesBefore(int row, int other, int k) {
        BigInteger left = product(row, d).multiply(product(other, k)).abs();
        return left.compareTo(product(other, d).multiply(product(row, k)).abs()) < 0;
    }

    @Override
    public void exchange(int row, int j) {
        BigInteger[] slope = new BigInteger[d + 1];
        for (int k = 0; k <= d; k++) {
            slope[k] = product(row, k);
        }
        BigInteger p = slope[j];
        for (int k = 0; k <= d; k++) {
            if (k != j && !(slope[k].signum() == 0 && p.equals(denominator))) {
                eliminate(column[k], column[j], p, slope[k]);
            }
        }
        if (p.signum() < 0) {
            for (int k = 0; k <= d; k++) {
                turn(k);
            }
        }
        denominator = p.abs();
    }

    private void eliminate(BigInteger[] x, BigInteger[] y, BigInteger p, BigInteger a) {
        for (int q = 0; q <= d; q++) {
            if (x[q].signum() != 0 || y[q].signum() != 0) {
                BigInteger numerator = x[q].multiply(p).subtract(y[q].multiply(a));
                x[q] = numerator.divide(denominator);
            }
        }
    }

    @Override
    public void turn(int k) {
        for (int q = 0; q <= d; q++) {
            column[k][q] = column[k][q].negate();
        }
    }

    @Override
    public Minors copy(Minors other) {
        if (other instanceof LongMinors) {
            return new LongMinors(rows).copy(other);
        }
        fill(other);
        return this;
    }
}
