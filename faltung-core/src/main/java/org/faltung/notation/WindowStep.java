package org.faltung.notation;

import java.util.Optional;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// The steps that slide a window: `conv:D@AxB/SxT+PxQ`, `maxpool:KxL/SxT+PxQ`, `avgpool:…`.
///
/// @param rows the window down the rows; of length 1 for a signal
/// @param columns the window along the columns or samples
record WindowStep(Window rows, Window columns) {

    static Mix.Convolution convolution(Step step, Shape input) {
        boolean signal = input instanceof Shape.Signal;
        step.open(signal ? "conv:D@A[/S][+P]" : "conv:D@AxB[/S][+P]");
        int filters = step.whole("the number of filters", 1);
        step.expect("@");
        WindowStep window = read(step, signal, Optional.of(new Pair(1, 1)));
        return new Mix.Convolution(filters, window.rows, window.columns, 1, Weights.Free.FREE);
    }

    static Fold.MaxPool maxPool(Step step, Shape input) {
        WindowStep window = pool(step, input);
        return new Fold.MaxPool(window.rows, window.columns);
    }

    static Mix.AveragePool averagePool(Step step, Shape input) {
        WindowStep window = pool(step, input);
        return new Mix.AveragePool(window.rows, window.columns, true);
    }

    private static WindowStep pool(Step step, Shape input) {
        boolean signal = input instanceof Shape.Signal;
        step.open(step.name() + (signal ? ":K[/S][+P]" : ":K[xL][/S][+P]"));
        return read(step, signal, Optional.empty());
    }

    /// @param stride the default; empty for that of the window's own size
    private static WindowStep read(Step step, boolean signal, Optional<Pair> stride) {
        Pair size = Pair.read(step, "the window", signal, 1);
        Optional<Pair> strides = Optional.empty();
        Optional<Pair> padding = Optional.empty();
        while (true) {
            if (step.accept("/")) {
                requireAbsent(step, strides, "stride");
                strides = Optional.of(Pair.read(step, "the stride", signal, 1));
            } else if (step.accept("+")) {
                requireAbsent(step, padding, "padding");
                padding = Optional.of(Pair.read(step, "the padding", signal, 0));
            } else {
                break;
            }
        }
        step.end();
        Pair by = strides.or(() -> stride).orElse(size);
        Pair pad = padding.orElse(new Pair(0, 0));
        return new WindowStep(
                signal ? Window.of(1, 1, 0) : Window.of(size.down, by.down, pad.down),
                Window.of(size.along, by.along, pad.along));
    }

    private static void requireAbsent(Step step, Optional<Pair> given, String noun) {
        if (given.isPresent()) {
            throw step.fault("the " + noun + " is given twice");
        }
    }

    /// `5` or `5x3`; one number stands for both axes.
    private record Pair(int down, int along) {
        static Pair read(Step step, String noun, boolean signal, int least) {
            int down = step.whole(noun, least);
            if (!step.accept("x")) {
                return new Pair(down, down);
            }
            int along = step.whole(noun, least);
            if (signal) {
                throw step.fault(
                        noun
                                + " on a signal has one size, not two; write "
                                + along
                                + " instead of "
                                + down
                                + "x"
                                + along);
            }
            return new Pair(down, along);
        }
    }
}
