package org.faltung.cli;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.faltung.calibration.Calibration;
import org.faltung.calibration.CalibrationPlan;
import org.faltung.calibration.Sample;
import org.faltung.network.Network;

/// A calibration with the domain as the user said it.
record Calibrated(Calibration calibration, DomainChoice domain) {

    /// Draws and counts without a word.
    static Calibrated of(Network network, CalibrateOptions options, int threads) {
        return of(network, options, threads, () -> false, _ -> {});
    }

    /// Draws and counts, and tells how far it is: after two seconds, and then every five.
    static Calibrated of(
            Network network,
            CalibrateOptions options,
            Console console,
            BooleanSupplier stopped,
            LongSupplier nanoseconds) {
        Telling telling = new Telling(console, nanoseconds);
        int threads = Runtime.getRuntime().availableProcessors();
        return of(
                network,
                options,
                threads,
                () -> {
                    telling.tick();
                    return stopped.getAsBoolean();
                },
                _ -> telling.step());
    }

    private static Calibrated of(
            Network network,
            CalibrateOptions options,
            int threads,
            BooleanSupplier stopped,
            Consumer<Sample> drawn) {
        DomainChoice domain = options.domain(network.input());
        CalibrationPlan plan = options.plan(domain, threads);
        return new Calibrated(Calibration.of(network, plan, drawn, stopped), domain);
    }

    /// What was counted so far.
    private static final class Telling {
        private static final double FIRST = 2;
        private static final double STEP = 5;

        private final Console console;
        private final LongSupplier nanoseconds;
        private final long start;
        private double next = FIRST;
        private long done;

        Telling(Console console, LongSupplier nanoseconds) {
            this.console = console;
            this.nanoseconds = nanoseconds;
            this.start = nanoseconds.getAsLong();
        }

        synchronized void step() {
            done++;
            tick();
        }

        synchronized void tick() {
            double seconds = (nanoseconds.getAsLong() - start) / 1e9;
            if (seconds >= next) {
                next = seconds + STEP;
                console.say(
                        Words.count(done, "network") + " counted in " + Progress.duration(seconds));
            }
        }
    }
}
