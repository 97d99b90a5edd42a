package org.faltung.io.onnx;

import java.util.OptionalDouble;

/// Arithmetic on doubles that answers only where the result is a double, so that nothing is
/// rounded.
final class Exactly {
    /// Below this a product's error term may vanish, and the test would lie.
    private static final double TINY = 1e-200;

    private Exactly() {}

    static OptionalDouble sum(double a, double b) {
        double sum = a + b;
        double back = sum - a;
        double error = (a - (sum - back)) + (b - back);
        return error == 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    static OptionalDouble product(double a, double b) {
        double product = a * b;
        boolean zero = a == 0 || b == 0;
        boolean exact = zero || Math.abs(product) > TINY && Math.fma(a, b, -product) == 0;
        return exact && Double.isFinite(product)
                ? OptionalDouble.of(product)
                : OptionalDouble.empty();
    }

    static OptionalDouble quotient(double a, double b) {
        double quotient = a / b;
        boolean sound =
                Math.abs(a) > TINY && Math.abs(quotient) > TINY && Double.isFinite(quotient);
        boolean exact = a == 0 || sound && Math.fma(quotient, b, -a) == 0;
        return exact ? OptionalDouble.of(quotient) : OptionalDouble.empty();
    }
}
