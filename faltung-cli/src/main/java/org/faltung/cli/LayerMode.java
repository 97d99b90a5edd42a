package org.faltung.cli;

import org.faltung.bound.OneLayer;
import picocli.CommandLine.ParseResult;

/// `estimate ARCH`: the true maximum of an architecture with one hidden layer, and the printed formula.
final class LayerMode {
    private LayerMode() {}

    static Status run(
            String written, ParseResult request, EstimateOptions options, Console console) {
        if (DomainOptions.areIn(request)) {
            throw new InputException(
                    "the maximum of an architecture is about all of its input space; leave out the"
                            + " domain, or add --init he to draw random networks in it");
        }
        Architectures.Named named = Architectures.of(written);
        if (named.network().neurons() == 0) {
            throw new InputException(
                    "the architecture has no activation, so that it has one region; add relu");
        }
        OneLayer layer =
                OneLayer.only(named.network())
                        .orElseThrow(() ->
                                new InputException(
                                        "the architecture is not a single hidden layer, convolutional or fully"
                                                + " connected: add --init he, to draw random networks of it, or try"
                                                + " 'faltung bounds'"));
        return options.during(
                console,
                progress -> {
                    progress.counting("experiment");
                    LayerReport report =
                            LayerReport.of(
                                    named.network(),
                                    layer,
                                    options.aim(),
                                    options.threads(),
                                    progress,
                                    so -> progress.current(so.truth()),
                                    named.notes());
                    named.notes().forEach(console::note);
                    console.print(options.json() ? LayerJson.of(report) : LayerText.of(report));
                    return report.status();
                });
    }
}
