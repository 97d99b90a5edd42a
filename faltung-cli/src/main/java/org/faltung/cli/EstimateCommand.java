package org.faltung.cli;

import java.util.List;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `faltung estimate`: numbers with an interval, where counting is hopeless.
final class EstimateCommand implements Command {
    private static final String FLAT =
            "--box: the box has volume 0; give every input a range with lo < hi";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("estimate");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("ARCH|MODEL")
                        .description("A trained network (ONNX, JSON), or an architecture.")
                        .build());
        DomainOptions.addTo(spec);
        EstimateOptions.addTo(spec);
        spec.addOption(
                Commands.flag(
                        "--boundaries",
                        "The density of region boundaries along random lines through the box."));
        spec.addOption(
                Limits.option(
                        "--between",
                        "DATA",
                        "Boundaries crossed by segments between the points of a .csv, .npy or .json"
                                + " file."));
        points(spec, "--complexity", "Local complexity at points, layer by layer.");
        points(
                spec,
                "--distance",
                "At points: distance to the nearest boundary, and the ball inscribed in the region.");
        InitialMode.addTo(spec);
        Keeping.addTo(spec);
        spec.addOption(Commands.flag("--json", "Print one JSON object."));
        spec.usageMessage()
                .customSynopsis("faltung estimate ARCH|MODEL [DOMAIN] [OPTIONS]", "")
                .description("Estimates, with an interval, what cannot be counted.", "")
                .footer(
                        "",
                        "Examples:",
                        "  faltung estimate in:28x28x1 conv:6@5x5 relu --error 0.05",
                        "  faltung estimate mnist.onnx --box 0:1 --budget-time 60s",
                        "  faltung estimate mnist.onnx --box 0:1 --resume",
                        "  faltung estimate mnist.onnx --boundaries --box 0:1 --json",
                        "  faltung estimate mnist.onnx --between test.npy",
                        "  faltung estimate model.json --complexity 0,0 0.5,1",
                        "  faltung estimate in:2 fc:16 relu fc:16 relu --init he --bias-std 0.3 --nets"
                                + " 30 --box -5:5");
        return spec;
    }

    private static void points(CommandSpec spec, String name, String description) {
        spec.addOption(
                OptionSpec.builder(name)
                        .arity("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("POINT")
                        .description(description + " Each a comma list or a file.")
                        .build());
    }

    @Override
    public Status run(ParseResult request, Console console) {
        EstimateRequest asked = new EstimateRequest(request, EstimateOptions.of(request), console);
        String written =
                String.join(" ", request.matchedPositionalValue(0, List.<String>of())).strip();
        List<String> modes =
                List.of("--boundaries", "--between", "--complexity", "--distance", "--init")
                        .stream()
                        .filter(request::hasMatchedOption)
                        .toList();
        if (modes.size() > 1) {
            throw new InputException(
                    modes.get(0) + " and " + modes.get(1) + " ask two questions; choose one");
        }
        boolean architecture =
                written.startsWith("in:")
                        || written.startsWith("preset:")
                        || written.startsWith("@");
        if (modes.contains("--init")) {
            if (!architecture) {
                throw new InputException(
                        "--init draws networks of an architecture, but '"
                                + written
                                + "' is a model with weights of its own; leave out --init");
            }
            return InitialMode.run(written, asked);
        }
        InitialMode.refuseAlone(request);
        if (architecture && modes.isEmpty()) {
            return LayerMode.run(written, asked);
        }
        if (written.isEmpty()) {
            throw new InputException(
                    "of what? Give an architecture, such as in:6x6x1 conv:8@2x2 relu, or a path to a model"
                            + " (.onnx or .json)");
        }
        if (!modes.isEmpty() && !modes.contains("--boundaries") && DomainOptions.areIn(request)) {
            console.note(
                    modes.getFirst()
                            + " is about the points that it is given, wherever they are: the domain plays no"
                            + " part");
        }
        TrainedModel model = TrainedModel.of(written);
        model.notes().forEach(console::note);
        return switch (modes.isEmpty() ? "" : modes.getFirst()) {
            case "--boundaries" -> {
                DomainChoice domain = DomainOptions.of(request, model.network().input());
                domain.notes().forEach(console::note);
                yield LineModes.boundaries(model, domain, asked);
            }
            case "--between" ->
                    LineModes.between(model, request.matchedOptionValue("--between", ""), asked);
            case "--complexity", "--distance" ->
                    PointModes.run(
                            modes.getFirst(),
                            model,
                            request.matchedOptionValue(modes.getFirst(), List.<String>of()),
                            asked);
            default -> {
                DomainChoice domain = DomainOptions.of(request, model.network().input());
                domain.notes().forEach(console::note);
                requireVolume(domain);
                yield CountMode.run(model, domain, asked);
            }
        };
    }

    /// Refuses boxes that are flat; those without any point have no region, which is an answer.
    private static void requireVolume(DomainChoice domain) {
        if (domain.domain() instanceof Domain.Box box
                && box.sides().stream().noneMatch(Range::isEmpty)
                && box.sides().stream().anyMatch(Range::isPoint)) {
            throw new InputException(FLAT + ", or use 'faltung count', which takes flat boxes");
        }
    }

    /// The box of a domain, with volume.
    static Domain.Box box(DomainChoice domain, String why) {
        if (!(domain.domain() instanceof Domain.Box box)) {
            throw new InputException(
                    why
                            + " needs a box; add one, such as --box -1:1, in place of "
                            + domain.described());
        }
        if (box.sides().stream().anyMatch(side -> side.isEmpty() || side.isPoint())) {
            throw new InputException(FLAT);
        }
        return box;
    }
}
