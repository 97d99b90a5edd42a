package org.faltung.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The commands by name.
final class Commands {
    private static final List<String> NAMES =
            List.of(
                    "bounds",
                    "compare",
                    "count",
                    "estimate",
                    "explore",
                    "regions",
                    "runs",
                    "slice",
                    "track",
                    "verify");

    private Commands() {}

    static Optional<Command> named(String name) {
        return switch (name) {
            case "bounds" -> Optional.of(new BoundsCommand());
            case "compare" -> Optional.of(new CompareCommand());
            case "count" -> Optional.of(new CountCommand());
            case "estimate" -> Optional.of(new EstimateCommand());
            case "explore" -> Optional.of(new ExploreCommand());
            case "verify" -> Optional.of(new VerifyCommand());
            case "slice" -> Optional.of(new SliceCommand());
            case "track" -> Optional.of(new TrackCommand());
            case "runs" -> Optional.of(new RunsCommand());
            case "regions" -> Optional.of(new RegionsCommand());
            default -> Optional.empty();
        };
    }

    /// The reader of a command's words, or of `faltung` without one.
    static CommandLine line(Optional<Command> command) {
        CommandSpec spec = command.isPresent() ? command.get().spec() : root();
        spec.addOption(
                flag("--help", "Show this help.").toBuilder()
                        .names("-h", "--help")
                        .usageHelp(true)
                        .build());
        spec.usageMessage().sortOptions(false);
        CommandLine line = new CommandLine(spec);
        line.setExpandAtFiles(false); // @FILE is an architecture's own notation
        line.setInterpolateVariables(false);
        line.setOverwrittenOptionsAllowed(true);
        return line;
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    private static CommandSpec root() {
        CommandSpec root = CommandSpec.create().name("faltung");
        root.addOption(
                flag("--version", "Show the version.").toBuilder()
                        .names("-V", "--version")
                        .build());
        for (String name : NAMES) {
            root.addSubcommand(name, named(name).orElseThrow().spec());
        }
        root.usageMessage()
                .customSynopsis("faltung COMMAND ...", "       faltung COMMAND --help", "")
                .description(
                        "Counts, bounds and draws the linear regions of piecewise linear networks.",
                        "")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Example:",
                        "  faltung bounds in:28x28x1 conv:6@5x5 relu avgpool:2 fc:10",
                        "",
                        "Exit status: 0 done; 2 the input is at fault;",
                        "3 ended early, by a budget or Ctrl-C;",
                        "70 a bug in faltung, or out of memory.");
        return root;
    }
}
