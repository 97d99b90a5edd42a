package org.faltung.cli;

import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import org.faltung.initial.Initialisation;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.sample.Estimate;
import org.faltung.sample.Interval;
import org.faltung.sample.Mean;
import org.faltung.sample.initial.InitialRegions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JsonGenerator;

/// `estimate ARCH --init`: the mean number of regions of an architecture's random networks.
final class InitialMode {
    private static final int MOST_NETS = 1_000_000;

    private InitialMode() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(
                Limits.option(
                        "--init",
                        "NAME",
                        "Random networks of an architecture: he, xavier, lecun or normal weights."));
        spec.addOption(
                Limits.option(
                        "--bias-std", "X", "The standard deviation of biases; 1 unless told."));
        spec.addOption(
                Limits.option(
                        "--nets",
                        "N",
                        "Random networks, 30 unless told; with --error, at most so many, 10000"
                                + " unless told."));
    }

    static void refuseAlone(ParseResult request) {
        for (String name : List.of("--bias-std", "--nets")) {
            if (request.hasMatchedOption(name)) {
                throw new InputException(
                        name + " is about the networks of --init; add --init he, or leave it out");
            }
        }
    }

    static Status run(String written, EstimateRequest asked) {
        ParseResult request = asked.words();
        EstimateOptions options = asked.options();
        Console console = asked.console();
        Initialisation law =
                CalibrateOptions.initialisation(
                        request.matchedOptionValue("--init", ""),
                        request.matchedOptionValue("--bias-std", "1"));
        boolean enough = request.hasMatchedOption("--error");
        int nets =
                (int)
                        Limits.whole(
                                "--nets",
                                request.matchedOptionValue("--nets", enough ? "10000" : "30"),
                                MOST_NETS);
        Architectures.Named named = Architectures.of(written);
        Network network = named.network();
        if (network.neurons() == 0) {
            throw new InputException(
                    "the architecture has no activation, so that it has one region; add relu");
        }
        DomainChoice domain = DomainOptions.of(request, network.input());
        if (domain.domain() instanceof Domain.Box) {
            EstimateCommand.box(domain, "--init");
        }
        named.notes().forEach(console::note);
        return asked.answer(
                Questions.Subject.of(network),
                Questions.Where.in(domain),
                "R2 of " + (enough ? "at most " : "") + nets + " random networks, " + law,
                (progress, journal) -> {
                    progress.counting("network");
                    InitialRegions answer =
                            InitialRegions.of(
                                    network,
                                    law,
                                    domain.domain(),
                                    nets,
                                    enough,
                                    options.aim(),
                                    options.threads(),
                                    progress,
                                    progress::current,
                                    journal);
                    double scale =
                            InitialRegions.log10Scale(network.neurons(), network.input().size());
                    answer.mean().warning().ifPresent(console::say);
                    if (answer.refused() > 0) {
                        console.say(
                                Words.count(answer.refused(), "network")
                                        + " could be neither counted nor estimated: the mean is only"
                                        + " a lower bound");
                    }
                    boolean all = answer.mean().samples() == nets;
                    boolean done = enough ? answer.mean().reached() : all;
                    if (all && !done) {
                        console.say(wider(answer.mean(), options.aim().error()));
                    }
                    boolean whole = done && answer.refused() == 0;
                    return new EstimateRequest.Answer(
                            whole ? Status.DONE : Status.PARTIAL,
                            json -> write(answer, scale, domain, json),
                            () ->
                                    "mean number of activation regions (R2): "
                                            + EstimateNumbers.phrase(answer.mean())
                                            + ", an estimate from "
                                            + Words.count(answer.mean().samples(), "random network")
                                            + ", "
                                            + answer.exact()
                                            + " of them counted exactly\n  N^n/n!  10^"
                                            + EstimateNumbers.brief(scale)
                                            + ", the scale of Hanin and Rolnick\n  domain  "
                                            + domain.described()
                                            + "\n");
                });
    }

    /// Says that the networks do not suffice, and how many would.
    private static String wider(Mean mean, double error) {
        OptionalLong would = mean.wouldDo(error);
        return "the interval is wider than --error "
                + Numerals.plain(error)
                + " asks for"
                + (would.isPresent()
                        ? "; about %s would do, so try --nets %d"
                                .formatted(
                                        Words.count(would.getAsLong(), "network"),
                                        would.getAsLong() * 5 / 4)
                        : "; allow more with --nets");
    }

    private static void write(
            InitialRegions answer, double scale, DomainChoice domain, JsonGenerator json) {
        Mean mean = answer.mean();
        Interval interval = mean.interval();
        Estimate estimate =
                new Estimate(
                        "R2",
                        Math.log10(interval.mean()),
                        Math.log10(interval.low()),
                        answer.refused() > 0
                                ? Double.POSITIVE_INFINITY
                                : Math.log10(interval.high()),
                        mean.confidence(),
                        mean.samples(),
                        mean.seed(),
                        "random-networks",
                        mean.warning());
        json.writeName("domain");
        domain.write(json);
        json.writeName("count");
        EstimateNumbers.write(estimate, json);
        EstimateNumbers.number("mean", interval.mean(), json);
        json.writeNumberProperty("counted", answer.exact());
        json.writeNumberProperty("refused", answer.refused());
        EstimateNumbers.logarithm("scaleLog10", scale, RoundingMode.HALF_EVEN, json);
    }
}
