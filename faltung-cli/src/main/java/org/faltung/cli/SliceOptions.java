package org.faltung.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.cli.DomainChoice.Said;
import org.faltung.exact.Rational;
import org.faltung.io.domain.RangeList;
import org.faltung.linear.Independence;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// The options that name a line or a plane, and the window of either.
final class SliceOptions {
    static final String LINE = "--line";
    static final String PLANE = "--plane";
    static final String WINDOW = "--window";

    private SliceOptions() {}

    /// The line or plane that the user named.
    ///
    /// @param name the option
    static DomainChoice of(String name, DomainWords words) {
        List<String> texts = words.words(name, isLine(name) ? 2 : 3);
        List<List<Rational>> points = texts.stream().map(text -> words.point(name, text)).toList();
        List<Rational> origin = points.getFirst();
        List<List<Rational>> directions = new ArrayList<>();
        for (List<Rational> point : points.subList(1, points.size())) {
            directions.add(difference(point, origin));
        }
        requireIndependent(name, directions);
        Optional<String> window =
                words.have(WINDOW)
                        ? Optional.of(words.word(WINDOW))
                        : Optional.of("0:1").filter(_ -> isLine(name));
        Optional<List<Range>> ranges =
                window.map(text ->
                        words.checked(WINDOW, () -> RangeList.parse(text, directions.size())));
        Map<String, Said> said = new LinkedHashMap<>();
        said.put("points", new Said.Several(texts));
        said.put("window", new Said.One(window));
        String kind = name.substring(2);
        String through = String.join(" and ", texts.stream().map(DomainWords::shortened).toList());
        return new DomainChoice(
                new Domain.Slice(origin, directions, ranges),
                kind,
                said,
                "the "
                        + kind
                        + " through "
                        + through
                        + window.map(text -> " in the window " + text).orElse(""),
                List.of());
    }

    private static void requireIndependent(String name, List<List<Rational>> directions) {
        if (Independence.firstDependent(directions).isPresent()) {
            throw new InputException(
                    isLine(name)
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

    private static boolean isLine(String name) {
        return name.equals(LINE);
    }
}
