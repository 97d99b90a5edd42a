package org.faltung.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.faltung.explore.Explorer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `faltung explore`: a page in the browser with the regions of networks.
final class ExploreCommand implements Command {
    private static final String PORT = "--port";
    private static final String BIND = "--bind";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MOST_PORT = 65_535;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("explore");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("MODEL")
                        .description(
                                "Trained models, .onnx or .json; three small ones are always"
                                        + " there, and the page takes more.")
                        .build());
        spec.addOption(Limits.option(PORT, "N", "The port to listen at; a free one unless told."));
        spec.addOption(
                Limits.option(
                        BIND,
                        "ADDRESS",
                        "The address to listen at, so that other machines reach it; every request"
                                + " then needs the token in the address that is printed. Unless"
                                + " told, only this machine reaches it."));
        spec.usageMessage()
                .customSynopsis("faltung explore [MODEL...] [OPTIONS]", "")
                .description(
                        "Opens a page on this machine on which one pans and zooms over the exact"
                                + " regions of a network. Prints its address; Ctrl-C ends it.",
                        "")
                .footer(
                        "",
                        "Examples:",
                        "  faltung explore",
                        "  faltung explore mnist.onnx --port 8080",
                        "  faltung explore model.json --bind 0.0.0.0");
        return spec;
    }

    @Override
    public Status run(ParseResult request, Console console) {
        List<Path> models = new ArrayList<>();
        for (String written : request.matchedPositionalValue(0, List.<String>of())) {
            models.add(TrainedModel.requireFile(written));
        }
        String port = request.matchedOptionValue(PORT, "0");
        int number = port.equals("0") ? 0 : (int) Limits.whole(PORT, port, MOST_PORT);
        String address = request.matchedOptionValue(BIND, LOOPBACK);
        return Interruption.during(
                interruption -> {
                    try (Explorer explorer = started(models, address, number)) {
                        console.print(explorer.address() + "\n");
                        console.say("the explorer is at the address above; Ctrl-C ends it");
                        while (!interruption.asked()) {
                            Thread.sleep(LOOK);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Status.DONE;
                },
                console);
    }

    private static Explorer started(List<Path> models, String address, int port) {
        try {
            return Explorer.start(models, address, port);
        } catch (IllegalArgumentException e) {
            throw new InputException(Faults.message(e), e);
        }
    }
}
