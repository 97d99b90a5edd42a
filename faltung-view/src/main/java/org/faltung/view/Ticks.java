package org.faltung.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faltung.view.scene.TextWidth;

/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
public record Ticks(List<Tick> ticks) {
    private static final double SLACK = 1e-9;

    /// A number and how it is written.
    public record Tick(double value, String label) {}

    /// Copies the ticks.
    public Ticks {
        ticks = List.copyOf(ticks);
    }

    /// Ticks of a range.
    ///
    /// @param low below `high`
    /// @param most how many steps there may be, at least 1
    public static Ticks of(double low, double high, int most) {
        double rough = (high - low) / most;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = 10 * power;
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough * (1 - SLACK)) {
                step = factor * power;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - SLACK);
        long last = (long) Math.floor(high / step + SLACK);
        double largest = Math.max(Math.abs(low), Math.abs(high));
        for (long k = first; k <= last; k++) {
            ticks.add(new Tick(k * step, label(k * step, step, largest)));
        }
        return new Ticks(ticks);
    }

    /// Powers of ten, and where they are few 2 and 5 times these, within a range of positive numbers.
    static Ticks logarithmic(double low, double high) {
        double decades = Math.log10(high / low);
        int every = (int) Math.max(1, Math.ceil(decades / 6));
        double[] factors = decades <= 2.5 ? new double[] {1, 2, 5} : new double[] {1};
        List<Tick> ticks = new ArrayList<>();
        for (int p = (int) Math.floor(Math.log10(low)); p <= Math.log10(high) + SLACK; p++) {
            for (double factor : factors) {
                double value = factor * Math.pow(10, p);
                boolean inside = value >= low * (1 - SLACK) && value <= high * (1 + SLACK);
                if (inside && Math.floorMod(p, every) == 0) {
                    ticks.add(new Tick(value, Figures.brief(value)));
                }
            }
        }
        return ticks.size() >= 2 ? new Ticks(ticks) : of(low, high, 5);
    }

    private static String label(double value, double step, double largest) {
        if (largest >= 1e6 || step < 1e-5) {
            return Figures.scientific(value, largest / step);
        }
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + SLACK));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean zero = new BigDecimal(text).signum() == 0;
        return Figures.minus(zero ? text.replace("-", "") : text);
    }

    /// The width of the widest label.
    public double widest(double size) {
        return ticks.stream().mapToDouble(tick -> TextWidth.of(tick.label(), size)).max().orElse(0);
    }
}
