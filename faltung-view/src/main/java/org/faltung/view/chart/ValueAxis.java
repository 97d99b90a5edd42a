package org.faltung.view.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import org.faltung.view.Ticks;
import org.faltung.view.chart.LineChart.Known;
import org.faltung.view.chart.LineChart.Panel;

/// The upright axis of a panel: where its numbers lie on the page.
sealed interface ValueAxis {
    /// The page's ordinate of a number.
    double y(double value);

    /// Numbers that are written beside it.
    List<Tick> ticks(int most);

    /// A number on the axis.
    ///
    /// @param base what is written before the exponent, or all
    /// @param exponent what is raised; may be empty
    record Tick(double value, String base, String exponent) {}

    /// The axis that holds the numbers of a panel.
    ///
    /// @param bottom the page's ordinate of the lower end
    /// @param top that of the upper end, above and thus smaller
    /// @param margin free room at both ends
    static ValueAxis of(Panel panel, double bottom, double top, double margin) {
        double[] numbers =
                panel.points().stream()
                        .flatMapToDouble(p -> DoubleStream.of(p.low(), p.value(), p.high()))
                        .filter(Double::isFinite)
                        .toArray();
        double least = DoubleStream.of(numbers).min().orElseThrow();
        double most = DoubleStream.of(numbers).max().orElseThrow();
        if (panel.logarithmic()) {
            return new Logarithmic(LogAxis.around(least, most, bottom, top, -margin));
        }
        double room = bottom - top;
        boolean bounded = panel.points().stream().anyMatch(p -> p.known() == Known.LOWER);
        if (bounded || least < most / 2 || least == most) {
            double high = most == 0 ? 1 : most * room / (room - margin);
            return new Linear(0, high, bottom, top);
        }
        double wide = (most - least) * room / (room - 2 * margin);
        double middle = (least + most) / 2;
        return new Linear(middle - wide / 2, middle + wide / 2, bottom, top);
    }

    /// Numbers as they are.
    record Linear(double low, double high, double bottom, double top) implements ValueAxis {
        @Override
        public double y(double value) {
            return bottom + (value - low) / (high - low) * (top - bottom);
        }

        @Override
        public List<Tick> ticks(int most) {
            return Ticks.of(low, high, most).ticks().stream()
                    .map(tick -> new Tick(tick.value(), tick.label(), ""))
                    .toList();
        }
    }

    /// Decimal logarithms.
    record Logarithmic(LogAxis axis) implements ValueAxis {
        @Override
        public double y(double value) {
            return axis.x(value);
        }

        @Override
        public List<Tick> ticks(int most) {
            return axis.ticks(most).stream()
                    .map(tick ->
                            new Tick(
                                    tick.logarithm(), "10", tick.exponent().replace('-', '\u2212')))
                    .toList();
        }
    }
}
