package org.faltung.region.line;

import java.math.BigInteger;

/// A growing sum of functions on the line, without a common divisor being sought at every step.
final class LineSum {
    private BigInteger slope = BigInteger.ZERO;
    private BigInteger constant = BigInteger.ZERO;
    private BigInteger odd = BigInteger.ONE;
    private int exponent;

    void add(LineForm form) {
        if (form.isZero()) {
            return;
        }
        if (slope.signum() == 0 && constant.signum() == 0) {
            slope = form.slope();
            constant = form.constant();
            odd = form.odd();
            exponent = form.exponent();
            return;
        }
        BigInteger a = form.slope();
        BigInteger b = form.constant();
        if (!odd.equals(form.odd())) {
            BigInteger common = odd.gcd(form.odd());
            BigInteger mine = form.odd().divide(common);
            BigInteger other = odd.divide(common);
            slope = slope.multiply(mine);
            constant = constant.multiply(mine);
            a = a.multiply(other);
            b = b.multiply(other);
            odd = odd.multiply(mine);
        }
        int shift = form.exponent() - exponent;
        if (shift < 0) {
            slope = slope.shiftLeft(-shift);
            constant = constant.shiftLeft(-shift);
            exponent = form.exponent();
            slope = slope.add(a);
            constant = constant.add(b);
        } else {
            slope = slope.add(a.shiftLeft(shift));
            constant = constant.add(b.shiftLeft(shift));
        }
    }

    LineForm form() {
        return new LineForm(slope, constant, exponent, odd).stripped();
    }
}
