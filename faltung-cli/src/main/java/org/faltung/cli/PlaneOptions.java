package org.faltung.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.cli.DomainChoice.Said;
import org.faltung.exact.Rational;
import org.faltung.io.domain.RangeList;
import org.faltung.io.point.PointTable;
import org.faltung.network.Shape;
import org.faltung.polytope.Range;
import org.faltung.slice.Anchor;
import org.faltung.slice.Plane;
import org.faltung.slice.PlanePoint;
import org.faltung.slice.PrincipalPlane;
import org.faltung.slice.RandomPlane;
import org.faltung.slice.Window;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options of `slice` that name a plane and its window.
final class PlaneOptions {
    private static final String PLANE = "--plane";
    private static final String WINDOW = "--window";
    private static final String SEED = "--seed";
    private static final String PCA = "pca";
    private static final String RANDOM = "random";
    private static final String HOW =
            "give three points, --plane P0 P1 P2, or --plane pca DATA, or --plane random";

    /// The most data that are marked in a picture.
    private static final int MARKED = 2000;

    private final DomainWords words;
    private final Shape input;

    private PlaneOptions(ParseResult request, Shape input) {
        words = new DomainWords(request, input);
        this.input = input;
    }

    static void addTo(CommandSpec spec) {
        spec.addOption(
                several(
                        PLANE,
                        "1..3",
                        "PLANE",
                        "P0 P1 P2: the points P0 + u (P1 - P0) + v (P2 - P0); each a comma list or a"
                                + " .csv, .npy, .json, .png or .jpg file. Or: pca DATA, the two"
                                + " principal axes of the points in a .csv, .npy or .json file. Or:"
                                + " random, three random points. May be left out for a model with"
                                + " two inputs, which u and v then are."));
        spec.addOption(
                several(
                        WINDOW,
                        "1",
                        "RANGES",
                        "A:B,C:D for u and v; around the points unless told, or -1:1 for a model with"
                                + " two inputs."));
        spec.addOption(Limits.option(SEED, "N", "Which random plane; 1 unless told."));
    }

    private static OptionSpec several(String name, String arity, String label, String description) {
        return OptionSpec.builder(name)
                .arity(arity)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /// The plane that the user named.
    ///
    /// @param input the shape of the network's input
    /// @throws InputException if it is none, or not one of that space
    /// @throws org.faltung.io.ImportException if a file that it names is not what it should be
    static PlaneChoice of(ParseResult request, Shape input) {
        return new PlaneOptions(request, input).choice();
    }

    private PlaneChoice choice() {
        if (input.size() < 2) {
            throw new InputException(
                    "the model has one input, and a picture needs a plane of at least two; try"
                            + " 'faltung count MODEL --line A B'");
        }
        List<String> said =
                words.have(PLANE)
                        ? words.request().matchedOptionValue(PLANE, List.<String>of())
                        : List.of();
        if (words.have(SEED) && !said.equals(List.of(RANDOM))) {
            throw new InputException("--seed is that of --plane random; add that, or leave it out");
        }
        if (said.isEmpty()) {
            return inputs();
        }
        return switch (said.getFirst()) {
            case PCA -> principal(said);
            case RANDOM -> random(said);
            default -> points(said);
        };
    }

    private PlaneChoice inputs() {
        if (input.size() > 2) {
            throw new InputException(
                    "the model has "
                            + input.size()
                            + " inputs, so that a plane must be named: "
                            + HOW);
        }
        Optional<Window> window = window();
        List<String> notes =
                window.isPresent()
                        ? List.of()
                        : List.of(
                                "the window is -1:1 for both inputs; --window A:B,C:D chooses another");
        return new PlaneChoice(
                Plane.ofInputs(),
                window.orElse(Window.square(-1, 1)),
                "inputs",
                Map.of(),
                "",
                List.of("input 1", "input 2"),
                notes);
    }

    private PlaneChoice points(List<String> said) {
        if (said.size() != 3) {
            throw new InputException(
                    "--plane needs three points, got "
                            + said.size()
                            + ": write --plane P0 P1 P2 (or --plane pca DATA, or --plane random)");
        }
        List<List<Rational>> points = said.stream().map(text -> words.point(PLANE, text)).toList();
        Map<String, Said> written = Map.of("points", new Said.Several(said));
        Plane plane = through(points);
        return choice(
                plane,
                Window.around(plane.anchors()),
                "points",
                written,
                "plane through P0, P1, P2");
    }

    private static Plane through(List<List<Rational>> points) {
        try {
            return Plane.through(points.get(0), points.get(1), points.get(2));
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "--plane: the three points lie on one line; a plane needs one beside it", e);
        }
    }

    private PlaneChoice random(List<String> said) {
        if (said.size() != 1) {
            throw new InputException(
                    "--plane random takes no more words, got '"
                            + said.get(1)
                            + "'; the model comes first");
        }
        String seed = words.request().matchedOptionValue(SEED, "1");
        long number = Limits.whole(SEED, seed, Long.MAX_VALUE);
        Map<String, Said> written = Map.of("seed", new Said.One(Optional.of(seed)));
        Plane plane = RandomPlane.of(input.size(), number);
        return choice(
                plane,
                Window.around(plane.anchors()),
                RANDOM,
                written,
                "plane through random points, seed " + seed);
    }

    private PlaneChoice principal(List<String> said) {
        if (said.size() != 2) {
            throw new InputException(
                    "--plane pca needs one file with points, got "
                            + (said.size() - 1)
                            + ": write --plane pca DATA.npy");
        }
        PointTable data = PointTable.read(said.get(1), input);
        PrincipalPlane principal = principal(said.get(1), data);
        Map<String, Said> written = new LinkedHashMap<>();
        written.put("data", new Said.One(Optional.of(said.get(1))));
        return choice(
                marked(principal.plane(), data),
                principal.window(),
                PCA,
                written,
                "principal plane of " + Numerals.grouped(data.rows()) + " points");
    }

    private static PrincipalPlane principal(String file, PointTable data) {
        try {
            return PrincipalPlane.of(data);
        } catch (IllegalArgumentException e) {
            throw new InputException("--plane pca " + file + ": " + e.getMessage(), e);
        }
    }

    /// The plane with the data near their places as further anchors, or some of them if there are many.
    private static Plane marked(Plane plane, PointTable data) {
        List<Anchor> anchors = new ArrayList<>(plane.anchors());
        int step = (data.rows() + MARKED - 1) / MARKED;
        for (int row = 0; row < data.rows(); row += step) {
            PlanePoint at =
                    new PlanePoint(
                            along(plane, plane.e(), data, row), along(plane, plane.f(), data, row));
            anchors.add(new Anchor("point " + row, at, false));
        }
        return plane.with(anchors);
    }

    /// How far a point lies along a direction of about unit length.
    private static Rational along(Plane plane, List<Rational> direction, PointTable data, int row) {
        double along = 0;
        for (int q = 0; q < data.columns(); q++) {
            along +=
                    (data.at(row, q) - plane.origin().get(q).nearest())
                            * direction.get(q).nearest();
        }
        return Rational.of(along);
    }

    private PlaneChoice choice(
            Plane plane, Window around, String kind, Map<String, Said> written, String described) {
        return new PlaneChoice(
                plane,
                window().orElse(around),
                kind,
                written,
                described,
                List.of("u", "v"),
                List.of());
    }

    private Optional<Window> window() {
        if (!words.have(WINDOW)) {
            return Optional.empty();
        }
        String text = words.word(WINDOW);
        List<Range> ranges;
        try {
            ranges = RangeList.parse(text, 2);
            return Optional.of(new Window(ranges.get(0), ranges.get(1)));
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    WINDOW + " " + DomainWords.shortened(text) + ": " + e.getMessage(), e);
        }
    }
}
