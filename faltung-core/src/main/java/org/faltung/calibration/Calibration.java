package org.faltung.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.faltung.count.Monitor;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.exact.Magnitude;
import org.faltung.initial.RandomNetwork;
import org.faltung.network.Network;
import org.faltung.result.Definition;

/// The numbers of regions of random networks of one architecture, against which its bounds are held.
///
/// @param plan what was drawn
/// @param samples the networks, in the order they were drawn; at least one
public record Calibration(CalibrationPlan plan, List<Sample> samples) {
    /// Copies the samples and checks that there are some.
    public Calibration {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("there is no sample");
        }
    }

    /// Draws networks and counts the regions (R2) of each. Network number k of a seed is the same
    /// however many are drawn.
    ///
    /// @param architecture its trained numbers, if it has any, are not looked at
    /// @param drawn is told of each network when it is counted
    /// @param stopped whether to end early; at least one network is drawn
    /// @throws org.faltung.count.CannotCountException if they cannot be counted
    public static Calibration of(
            Network architecture,
            CalibrationPlan plan,
            Consumer<Sample> drawn,
            BooleanSupplier stopped) {
        var seeds = new SplittableRandom(plan.seed());
        List<Sample> samples = new ArrayList<>();
        do {
            Sample sample = sample(architecture, plan, seeds.nextLong(), stopped);
            samples.add(sample);
            drawn.accept(sample);
        } while (samples.size() < plan.networks() && !stopped.getAsBoolean());
        return new Calibration(plan, samples);
    }

    private static Sample sample(
            Network architecture, CalibrationPlan plan, long seed, BooleanSupplier stopped) {
        Network network = RandomNetwork.of(architecture, plan.initialisation(), seed);
        RegionCount count =
                Regions.of(network)
                        .in(plan.domain())
                        .within(plan.budget())
                        .on(plan.threads())
                        .watchedBy(new Stopping(stopped))
                        .count();
        return new Sample(seed, count.count(Definition.R2), count.seconds());
    }

    private record Stopping(BooleanSupplier stopped) implements Monitor {
        @Override
        public boolean cancelled() {
            return stopped.getAsBoolean();
        }
    }

    /// How many networks were counted to the end.
    public long finished() {
        return samples.stream().filter(Sample::exact).count();
    }

    /// Whether every network that was asked for was counted to the end.
    public boolean complete() {
        return finished() == plan.networks();
    }

    /// The largest number of regions among the networks drawn.
    public Between largest() {
        return Between.ranked(numbers(), samples.size() - 1);
    }

    /// The median; of an even number of networks the smaller of the two in the middle.
    public Between median() {
        return Between.ranked(numbers(), (samples.size() - 1) / 2);
    }

    private List<Between> numbers() {
        return samples.stream().map(sample -> Between.of(sample.count())).toList();
    }

    /// The decimal logarithm of bound / number, to about twelve digits; where the number is only enclosed, of
    /// bound / its lower end. −∞ for the bound 0.
    public static double log10Ratio(Magnitude bound, Between number) {
        Magnitude whole = new Magnitude.Whole(number.lower());
        if (bound.equals(whole)) {
            return 0;
        }
        return (bound.log10Below() + bound.log10Above()) / 2
                - (whole.log10Below() + whole.log10Above()) / 2;
    }
}
