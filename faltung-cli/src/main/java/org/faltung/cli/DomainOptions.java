package org.faltung.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.faltung.cli.DomainChoice.Said;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.domain.PolytopeReader;
import org.faltung.io.domain.RangeList;
import org.faltung.io.domain.SubspaceReader;
import org.faltung.io.domain.Vnnlib;
import org.faltung.io.point.PointReader;
import org.faltung.linear.Independence;
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
    private static final String LINE = "--line";
    private static final String PLANE = "--plane";
    private static final String WINDOW = "--window";
    private static final String SUBSPACE = "--subspace";
    private static final List<String> DOMAINS =
            List.of(SPACE, BOX, POLYTOPE, AROUND, VNNLIB, LINE, PLANE, SUBSPACE);
    private static final int LONGEST = 60;

    private final ParseResult request;
    private final Shape input;

    private DomainOptions(ParseResult request, Shape input) {
        this.request = request;
        this.input = input;
    }

    /// Adds the options to a command.
    static void addTo(CommandSpec spec) {
        spec.addOption(
                Commands.flag(
                        SPACE,
                        "The whole input space; the default up to " + MOST_INPUTS + " inputs."));
        add(spec, BOX, "1", "RANGES", "LO:HI for every input, or LO:HI,LO:HI,... one for each.");
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
        add(spec, LINE, "2", "POINT", "P0 P1: the points P0 + u (P1 - P0), u from 0 to 1.");
        add(
                spec,
                PLANE,
                "3",
                "POINT",
                "P0 P1 P2: the points P0 + u (P1 - P0) + v (P2 - P0), all of them.");
        add(spec, WINDOW, "1", "RANGES", "A:B for u of --line, A:B,C:D for u and v of --plane.");
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
        List<String> given = DOMAINS.stream().filter(request::hasMatchedOption).toList();
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
            case LINE, PLANE -> slice(name);
            case SUBSPACE -> subspace();
            default -> space(given.isEmpty());
        };
    }

    private void requireCompanions(String name) {
        if (request.hasMatchedOption(RADIUS) && !name.equals(AROUND)) {
            throw new InputException(
                    "--radius is that of --around; add --around POINT, or leave it out");
        }
        if (name.equals(AROUND) && !request.hasMatchedOption(RADIUS)) {
            throw new InputException("--around needs a radius; add one, such as --radius 0.05");
        }
        if (request.hasMatchedOption(WINDOW) && !name.equals(LINE) && !name.equals(PLANE)) {
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
        String text = word(BOX);
        List<Range> sides = checked(BOX, () -> RangeList.parse(text, input.size()));
        return choice(
                new Domain.Box(sides),
                "box",
                Map.of("box", one(text)),
                "the box " + shortened(text) + " in R^" + input.size());
    }

    private DomainChoice polytope() {
        Path file = file(POLYTOPE);
        return choice(
                PolytopeReader.read(file, input.size()),
                "polytope",
                Map.of("file", one(file.toString())),
                "the polytope of " + file + " in R^" + input.size());
    }

    private DomainChoice around() {
        String text = word(AROUND);
        List<Rational> centre = point(AROUND, text);
        Rational radius = checked(RADIUS, () -> Rational.parse(word(RADIUS)));
        if (radius.signum() < 0) {
            throw new InputException(
                    "--radius must be at least 0, got " + word(RADIUS) + "; leave out its sign");
        }
        return choice(
                Domain.Box.around(centre, radius),
                "around",
                ordered("point", one(text), "radius", one(radius.toString())),
                "all points within "
                        + radius
                        + " of "
                        + shortened(text)
                        + " in R^"
                        + input.size()
                        + ", in the maximum norm");
    }

    private DomainChoice vnnlib() {
        Path file = file(VNNLIB);
        Vnnlib read = Vnnlib.read(file, input.size());
        return new DomainChoice(
                read.domain(),
                "vnnlib",
                Map.of("file", one(file.toString())),
                "the inputs of " + file + " in R^" + input.size(),
                read.notes());
    }

    private DomainChoice subspace() {
        Path file = file(SUBSPACE);
        Domain.Slice slice = SubspaceReader.read(file, input.size());
        return choice(
                slice,
                "subspace",
                Map.of("file", one(file.toString())),
                "the subspace of " + file + ", " + slice.directions().size() + "-dimensional");
    }

    /// A line or a plane.
    private DomainChoice slice(String name) {
        List<String> texts = words(name, name.equals(LINE) ? 2 : 3);
        List<List<Rational>> points = texts.stream().map(text -> point(name, text)).toList();
        List<Rational> origin = points.getFirst();
        List<List<Rational>> directions = new ArrayList<>();
        for (List<Rational> point : points.subList(1, points.size())) {
            directions.add(difference(point, origin));
        }
        requireIndependent(name, directions);
        Optional<String> window =
                request.hasMatchedOption(WINDOW)
                        ? Optional.of(word(WINDOW))
                        : Optional.of("0:1").filter(_ -> name.equals(LINE));
        Optional<List<Range>> ranges =
                window.map(text -> checked(WINDOW, () -> RangeList.parse(text, directions.size())));
        return choice(
                new Domain.Slice(origin, directions, ranges),
                name.substring(2),
                ordered("points", new Said.Several(texts), "window", new Said.One(window)),
                "the "
                        + name.substring(2)
                        + " through "
                        + String.join(
                                " and ", texts.stream().map(DomainOptions::shortened).toList())
                        + window.map(text -> " in the window " + text).orElse(""));
    }

    private static void requireIndependent(String name, List<List<Rational>> directions) {
        if (Independence.firstDependent(directions).isPresent()) {
            throw new InputException(
                    name.equals(LINE)
                            ? "--line: both points are the same; a line needs two different ones"
                            : "--plane: the three points lie on one line; a plane needs one beside"
                                    + " it");
        }
    }

    private static List<Rational> difference(List<Rational> to, List<Rational> from) {
        List<Rational> difference = new ArrayList<>();
        for (int q = 0; q < to.size(); q++) {
            difference.add(to.get(q).minus(from.get(q)));
        }
        return difference;
    }

    private List<Rational> point(String name, String text) {
        try {
            return PointReader.read(text, input);
        } catch (ImportException e) {
            throw new InputException(name + ": " + e.getMessage(), e);
        }
    }

    private Path file(String name) {
        String file = word(name);
        return Architectures.existing(file, name + ": there is no file '" + file + "'");
    }

    private String word(String name) {
        return words(name, 1).getFirst();
    }

    /// The words of an option, which was given once.
    private List<String> words(String name, int count) {
        List<String> words = request.matchedOptionValue(name, List.<String>of());
        if (words.size() != count) {
            throw new InputException(name + " is given twice; a domain is named once");
        }
        return words;
    }

    private <T> T checked(String name, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    name
                            + ": "
                            + e.getMessage()
                            + " (the model's input is "
                            + input.described()
                            + ")",
                    e);
        }
    }

    private static DomainChoice choice(
            Domain domain, String kind, Map<String, Said> words, String described) {
        return new DomainChoice(domain, kind, words, described, List.of());
    }

    private static Said one(String word) {
        return new Said.One(Optional.of(word));
    }

    private static Map<String, Said> ordered(String first, Said one, String second, Said other) {
        Map<String, Said> words = new LinkedHashMap<>();
        words.put(first, one);
        words.put(second, other);
        return words;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
