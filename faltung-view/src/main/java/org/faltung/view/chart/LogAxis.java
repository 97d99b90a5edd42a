package org.faltung.view.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// A logarithmic axis: where the powers of ten lie on the page.
///
/// @param low the decimal logarithm at the left end
/// @param high the decimal logarithm at the right end, above it
/// @param left the page's coordinate of the left end
/// @param right that of the right end
record LogAxis(double low, double high, double left, double right) {
    private static final double SLACK = 1e-9;

    /// An axis that holds some numbers.
    ///
    /// @param margin free room at both ends, on the page
    static LogAxis around(double least, double most, double left, double right, double margin) {
        double wide = Math.max(most - least, 1);
        double middle = (least + most) / 2;
        double room = wide * (right - left) / (right - left - 2 * margin);
        return new LogAxis(middle - room / 2, middle + room / 2, left, right);
    }

    double x(double logarithm) {
        return left + (logarithm - low) / (high - low) * (right - left);
    }

    /// A power of ten on the axis.
    ///
    /// @param exponent how the exponent is written
    record Tick(double logarithm, String exponent) {}

    /// Exponents that are multiples of 1, 2 or 5 times a power of ten, at most so many steps.
    List<Tick> ticks(int most) {
        double rough = (high - low) / most;
        int power = (int) Math.floor(Math.log10(rough));
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(power + 1);
        for (int factor : new int[] {1, 2, 5}) {
            BigDecimal smaller = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
            if (smaller.doubleValue() >= rough * (1 - SLACK)) {
                step = smaller;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        BigDecimal first =
                new BigDecimal(low / step.doubleValue()).setScale(0, RoundingMode.CEILING);
        for (BigDecimal at = first.multiply(step); at.doubleValue() <= high; at = at.add(step)) {
            ticks.add(new Tick(at.doubleValue(), at.stripTrailingZeros().toPlainString()));
        }
        return ticks;
    }
}
