package org.faltung.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.cli.DomainChoice.Said;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.domain.PolytopeReader;
import org.faltung.io.domain.RangeList;
import org.faltung.io.domain.SubspaceReader;
import org.faltung.io.domain.Vnnlib;
import org.faltung.network.Shape;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that name a domain. Exactly one does; up to [#MOST_INPUTS] inputs none is needed.
final class DomainOptions {
    /// The most inputs of which the whole space is counted without being asked for.
    static final int MOST_INPUTS = 6;

    private static final String SPACE = "--space";
    private static final String BOX = "--box";
    private static final String POLYTOPE = "--polytope";
    private static final String AROUND = "--around";
    private static final String RADIUS = "--radius";
    private static final String VNNLIB = "--vnnlib";
    private static final String SUBSPACE = "--subspace";
    private static final List<String> DOMAINS =
            List.of(
                    SPACE,
                    BOX,
                    POLYTOPE,
                    AROUND,
                    VNNLIB,
                    SliceOptions.LINE,
                    SliceOptions.PLANE,
                    SUBSPACE);

    private final DomainWords words;
    private final Shape input;

    private DomainOptions(ParseResult request, Shape input) {
        this.words = new DomainWords(request, input);
        this.input = input;
    }

    /// Adds the two that a command needs which is about no special point: all of space, or a box.
    static void addSpaceAndBoxTo(CommandSpec spec) {
        spec.addOption(
                Commands.flag(
                        SPACE,
                        "The whole input space; the default up to " + MOST_INPUTS + " inputs."));
        add(spec, BOX, "1", "RANGES", "LO:HI for every input, or LO:HI,LO:HI,... one for each.");
    }

    /// Adds the options to a command.
    static void addTo(CommandSpec spec) {
        addSpaceAndBoxTo(spec);
        add(spec, POLYTOPE, "1", "FILE", "Rows 'a_1 ... a_n b', each for a.x <= b.");
        add(
                spec,
                AROUND,
                "1",
                "POINT",
                "All points within --radius of a point, in the maximum norm. A point is a comma"
                        + " list, or a .csv, .npy, .json, .png or .jpg file.");
        add(spec, RADIUS, "1", "R", "The radius of --around: a decimal or p/q.");
        add(spec, VNNLIB, "1", "FILE", "The input constraints of a VNN-LIB file.");
        add(
                spec,
                SliceOptions.LINE,
                "2",
                "POINT",
                "P0 P1: the points P0 + u (P1 - P0), u from 0 to 1.");
        add(
                spec,
                SliceOptions.PLANE,
                "3",
                "POINT",
                "P0 P1 P2: the points P0 + u (P1 - P0) + v (P2 - P0), all of them.");
        add(
                spec,
                SliceOptions.WINDOW,
                "1",
                "RANGES",
                "A:B for u of --line, A:B,C:D for u and v of --plane.");
        add(spec, SUBSPACE, "1", "FILE", "JSON with an origin, directions, and perhaps a box.");
    }

    private static void add(
            CommandSpec spec, String name, String arity, String label, String description) {
        spec.addOption(
                OptionSpec.builder(name)
                        .arity(arity)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel(label)
                        .description(description)
                        .build());
    }

    /// Whether the user named a domain.
    static boolean areIn(ParseResult request) {
        return DOMAINS.stream().anyMatch(request::hasMatchedOption);
    }

    /// The domain that the user named, or the whole space of few inputs.
    ///
    /// @param input the shape of the network's input
    /// @throws InputException if it is none, or not one of that space
    /// @throws ImportException if a file that it names is not what it should be
    static DomainChoice of(ParseResult request, Shape input) {
        return new DomainOptions(request, input).choice();
    }

    private DomainChoice choice() {
        List<String> given = DOMAINS.stream().filter(words::have).toList();
        if (given.size() > 1) {
            throw new InputException(
                    given.get(0)
                            + " and "
                            + given.get(1)
                            + " name two domains; choose one of them");
        }
        String name = given.isEmpty() ? SPACE : given.getFirst();
        requireCompanions(name);
        return switch (name) {
            case BOX -> box();
            case POLYTOPE -> polytope();
            case AROUND -> around();
            case VNNLIB -> vnnlib();
            case SliceOptions.LINE, SliceOptions.PLANE -> SliceOptions.of(name, words);
            case SUBSPACE -> subspace();
            default -> space(given.isEmpty());
        };
    }

    private void requireCompanions(String name) {
        if (words.have(RADIUS) && !name.equals(AROUND)) {
            throw new InputException(
                    "--radius is that of --around; add --around POINT, or leave it out");
        }
        if (name.equals(AROUND) && !words.have(RADIUS)) {
            throw new InputException("--around needs a radius; add one, such as --radius 0.05");
        }
        if (words.have(SliceOptions.WINDOW)
                && !name.equals(SliceOptions.LINE)
                && !name.equals(SliceOptions.PLANE)) {
            throw new InputException(
                    "--window is that of --line or --plane; add one of them, or leave it out");
        }
    }

    private DomainChoice space(boolean byDefault) {
        int n = input.size();
        if (byDefault && n > MOST_INPUTS) {
            throw new InputException(
                    "the model has "
                            + n
                            + " inputs, so that a domain must be named: try --box 0:1, or --line P0"
                            + " P1 between two points; --space is all of R^"
                            + n
                            + ", however long it takes");
        }
        return choice(new Domain.Space(n), "space", Map.of(), "all of R^" + n);
    }

    private DomainChoice box() {
        String text = words.word(BOX);
        List<Range> sides = words.checked(BOX, () -> RangeList.parse(text, input.size()));
        return choice(
                new Domain.Box(sides),
                "box",
                Map.of("box", one(text)),
                "the box " + DomainWords.shortened(text) + " in R^" + input.size());
    }

    private DomainChoice polytope() {
        Path file = words.file(POLYTOPE);
        return choice(
                PolytopeReader.read(file, input.size()),
                "polytope",
                Map.of("file", one(file.toString())),
                "the polytope of " + file + " in R^" + input.size());
    }

    private DomainChoice around() {
        String text = words.word(AROUND);
        List<Rational> centre = words.point(AROUND, text);
        Rational radius = words.checked(RADIUS, () -> Rational.parse(words.word(RADIUS)));
        if (radius.signum() < 0) {
            throw new InputException(
                    "--radius must be at least 0, got "
                            + words.word(RADIUS)
                            + "; leave out its sign");
        }
        return choice(
                Domain.Box.around(centre, radius),
                "around",
                ordered("point", one(text), "radius", one(radius.toString())),
                "all points within "
                        + radius
                        + " of "
                        + DomainWords.shortened(text)
                        + " in R^"
                        + input.size()
                        + ", in the maximum norm");
    }

    private DomainChoice vnnlib() {
        Path file = words.file(VNNLIB);
        Vnnlib read = Vnnlib.read(file, input.size());
        return new DomainChoice(
                read.domain(),
                "vnnlib",
                Map.of("file", one(file.toString())),
                "the inputs of " + file + " in R^" + input.size(),
                read.notes());
    }

    private DomainChoice subspace() {
        Path file = words.file(SUBSPACE);
        Domain.Slice slice = SubspaceReader.read(file, input.size());
        return choice(
                slice,
                "subspace",
                Map.of("file", one(file.toString())),
                "the subspace of " + file + ", " + slice.directions().size() + "-dimensional");
    }

    private static DomainChoice choice(
            Domain domain, String kind, Map<String, Said> said, String described) {
        return new DomainChoice(domain, kind, said, described, List.of());
    }

    private static Said one(String word) {
        return new Said.One(Optional.of(word));
    }

    private static Map<String, Said> ordered(String first, Said one, String second, Said other) {
        Map<String, Said> said = new LinkedHashMap<>();
        said.put(first, one);
        said.put(second, other);
        return said;
    }
}
