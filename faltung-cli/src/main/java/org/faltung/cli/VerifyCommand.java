package org.faltung.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.faltung.verify.Verified;
import org.faltung.verify.Verifier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `faltung verify`: proves anew what a certificate claims.
final class VerifyCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("verify");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0")
                        .arity("1")
                        .type(String.class)
                        .paramLabel("CERTIFICATE")
                        .description("The file that 'faltung count --certificate' wrote.")
                        .build());
        spec.addOption(
                Limits.option("--model", "MODEL", "The trained network that it is about.")
                        .toBuilder()
                        .required(true)
                        .build());
        spec.addOption(Commands.flag("--json", "Print one JSON object."));
        spec.usageMessage()
                .customSynopsis("faltung verify CERTIFICATE --model MODEL [--json]", "")
                .description(
                        "Proves a count of linear regions anew, in exact arithmetic, with code that"
                                + " shares nothing with the search.",
                        "")
                .footer(
                        "",
                        "Example:",
                        "  faltung count model.onnx --box 0:1 --certificate proof.fct",
                        "  faltung verify proof.fct --model model.onnx");
        return spec;
    }

    @Override
    public Status run(ParseResult request, Console console) {
        String written = request.matchedPositionalValue(0, "");
        Path certificate =
                Architectures.existing(
                        written, "there is no certificate '" + written + "'; give a path to one");
        TrainedModel model = TrainedModel.of(request.matchedOptionValue("--model", ""));
        model.notes().forEach(console::note);
        boolean json = request.hasMatchedOption("--json");
        return Interruption.during(
                asked -> prove(certificate, model, json, asked, console), console);
    }

    private static Status prove(
            Path certificate,
            TrainedModel model,
            boolean json,
            Interruption interruption,
            Console console) {
        SearchProgress progress = new SearchProgress(console, interruption, System::nanoTime);
        try {
            Verified verified =
                    Verifier.verify(
                            certificate,
                            model.network(),
                            model.sha256(),
                            leaves -> report(leaves, progress));
            console.print(json ? VerifiedJson.of(verified) : text(verified));
            return Status.DONE;
        } catch (CancellationException e) {
            console.say("ended early: " + e.getMessage() + ", so nothing is proved");
            return Status.PARTIAL;
        } catch (UncheckedIOException e) {
            throw new InputException(
                    "the certificate '" + certificate + "' cannot be read: " + Faults.message(e),
                    e);
        }
    }

    private static void report(long leaves, SearchProgress progress) {
        if (progress.cancelled()) {
            throw new CancellationException(Words.count(leaves, "region") + " checked");
        }
        progress.progress(leaves, 0);
    }

    private static String text(Verified verified) {
        StringBuilder page = new StringBuilder();
        page.append(Numerals.grouped(verified.count()))
                .append(" activation regions (")
                .append(verified.definition())
                .append("), proved anew\n");
        TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT);
        table.row("domain", DomainText.of(verified.domain()));
        table.row("time", String.format(java.util.Locale.ROOT, "%.3f s", verified.seconds()));
        table.appendTo(page);
        return page.toString();
    }
}
