package org.faltung.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faltung.calibration.CalibrationPlan;
import org.faltung.initial.Initialisation;
import org.faltung.initial.Initialisation.Scheme;
import org.faltung.network.Shape;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options of `bounds --calibrate`: how many networks are drawn, from which law, and where their
/// regions are counted.
final class CalibrateOptions {
    private static final String CALIBRATE = "--calibrate";
    private static final String SEED = "--seed";
    private static final String INIT = "--init";
    private static final String BIAS = "--bias-std";
    private static final int MOST_NETWORKS = 1_000_000;
    private static final long DEFAULT_SEED = 1;

    private final ParseResult request;
    private final int networks;
    private final long seed;
    private final Initialisation initialisation;

    private CalibrateOptions(ParseResult request) {
        this.request = request;
        networks = (int) Limits.whole(CALIBRATE, word(CALIBRATE, ""), MOST_NETWORKS);
        seed = seed(word(SEED, Long.toString(DEFAULT_SEED)));
        initialisation = initialisation(word(INIT, "he"), word(BIAS, "1"));
    }

    static void addTo(CommandSpec spec) {
        spec.addOption(
                Limits.option(
                        CALIBRATE,
                        "N",
                        "Draw N random networks, count the regions of each exactly, and print how"
                                + " far from them every bound is."));
        spec.addOption(Limits.option(SEED, "S", "The seed of the networks; 1 unless told."));
        spec.addOption(
                Limits.option(
                        INIT,
                        "NAME",
                        "How far their weights spread: he (the default), xavier, lecun or normal."));
        spec.addOption(
                Limits.option(BIAS, "X", "The standard deviation of their biases; 1 unless told."));
        DomainOptions.addSpaceAndBoxTo(spec);
        Limits.addTo(spec);
    }

    /// The options, if networks are to be drawn.
    ///
    /// @throws InputException if one of them makes no sense, or is given without the first
    static Optional<CalibrateOptions> of(ParseResult request) {
        if (request.hasMatchedOption(CALIBRATE)) {
            return Optional.of(new CalibrateOptions(request));
        }
        List<String> others = new ArrayList<>(List.of(SEED, INIT, BIAS));
        others.addAll(List.of("--space", "--box"));
        others.addAll(List.of("--budget-regions", "--budget-time", "--threads"));
        for (String other : others) {
            if (request.hasMatchedOption(other)) {
                throw new InputException(
                        other
                                + " is about the networks of --calibrate; add --calibrate N, or leave"
                                + " it out");
            }
        }
        return Optional.empty();
    }

    /// Where the regions of networks with such an input are counted.
    DomainChoice domain(Shape input) {
        if (!DomainOptions.areIn(request) && input.size() > DomainOptions.MOST_INPUTS) {
            throw new InputException(
                    "the architecture has "
                            + input.size()
                            + " inputs, so that a domain must be named to count in: try --box -1:1,"
                            + " or --space, however long it takes, with --budget-time 60s");
        }
        return DomainOptions.of(request, input);
    }

    /// @param threads unless the user says how many
    CalibrationPlan plan(DomainChoice domain, int threads) {
        return new CalibrationPlan(
                networks,
                seed,
                initialisation,
                domain.domain(),
                Limits.budget(request),
                request.hasMatchedOption("--threads") ? Limits.threads(request) : threads);
    }

    private String word(String option, String otherwise) {
        return request.matchedOptionValue(option, otherwise);
    }

    static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new InputException(
                    SEED + " must be a whole number of at most 63 bits, got '" + text + "'", e);
        }
    }

    static Initialisation initialisation(String name, String deviation) {
        Scheme scheme =
                Arrays.stream(Scheme.values())
                        .filter(known -> name(known).equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new InputException(
                                        INIT
                                                + " must be he, xavier, lecun or normal, got '"
                                                + name
                                                + "'"));
        try {
            return new Initialisation(scheme, Double.parseDouble(deviation));
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    BIAS + " must be a number from 0 to 1000000, got '" + deviation + "'", e);
        }
    }

    static String name(Scheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }
}
