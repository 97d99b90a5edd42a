package org.faltung.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.faltung.exact.Rational;
import org.faltung.polytope.Range;
import org.faltung.slice.Plane;
import org.faltung.slice.PrincipalPlane;
import org.faltung.slice.RandomPlane;
import org.faltung.slice.Samples;
import org.faltung.slice.Window;

/// Reads which plane a request means: `inputs`; `pca`, the principal plane of the model's samples and dropped points; or
/// `s3,s7,u0,r5,0.25`: three points, a fourth, and how far the third is moved towards it.
///
/// A point is `sN`, a sample; `uN`, a point that was dropped; `rN`, a random one by its seed; or `0`.
///
/// @param model whose input space it is
/// @param dropped finds points that were dropped on the model
/// @param all its points
/// @param between run now and then; ends the work by an exception
record Planes(
        Opened model,
        BiFunction<Opened, String, Sample> dropped,
        List<Sample> all,
        Runnable between) {
    private static final int MARKS = 1000;
    private static final int POINTS = 4;

    /// The plane that a word means.
    Laid of(String word) {
        int inputs = model.folds().inputs();
        if (inputs < 2) {
            throw new RefusedException(
                    "the model has one input, and a picture needs a plane of at least two");
        }
        return switch (word) {
            case "inputs" -> inputs();
            case "pca" -> principal();
            default -> points(word);
        };
    }

    private Laid inputs() {
        if (model.folds().inputs() != 2) {
            throw new RefusedException(
                    "the model has %d inputs; choose three points to lay a plane through"
                            .formatted(model.folds().inputs()));
        }
        List<Laid.Mark> marks = new ArrayList<>();
        for (Sample sample : all.subList(0, Math.min(MARKS, all.size()))) {
            marks.add(
                    new Laid.Mark(
                            sample.point().getFirst().nearest(),
                            sample.point().getLast().nearest(),
                            sample.name()));
        }
        return new Laid(Plane.ofInputs(), around(marks), "", marks);
    }

    private static Window around(List<Laid.Mark> marks) {
        if (marks.size() < 2) {
            return Window.square(-1, 1);
        }
        double[] u = marks.stream().mapToDouble(Laid.Mark::u).sorted().toArray();
        double[] v = marks.stream().mapToDouble(Laid.Mark::v).sorted().toArray();
        double margin = 0.15 * Math.max(u[u.length - 1] - u[0], v[v.length - 1] - v[0]) + 1e-3;
        return new Window(range(u, margin), range(v, margin));
    }

    private static Range range(double[] sorted, double margin) {
        return new Range(
                hundredths(sorted[0] - margin), hundredths(sorted[sorted.length - 1] + margin));
    }

    private static Rational hundredths(double x) {
        return Rational.of(Math.round(x * 128)).over(Rational.of(128));
    }

    private Laid principal() {
        if (all.size() < 3) {
            throw new RefusedException(
                    "principal directions need at least 3 points; drop a table of points (.csv or"
                            + " .npy, a row a point)");
        }
        Samples table =
                new Samples() {
                    @Override
                    public int rows() {
                        return all.size();
                    }

                    @Override
                    public int columns() {
                        return model.folds().inputs();
                    }

                    @Override
                    public double at(int row, int column) {
                        if (column == 0) {
                            between.run();
                        }
                        return all.get(row).point().get(column).nearest();
                    }
                };
        PrincipalPlane principal;
        try {
            principal = PrincipalPlane.of(table);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Answers.message(e));
        }
        Plane plane = principal.plane();
        List<Laid.Mark> marks = new ArrayList<>();
        for (Sample sample : all.subList(0, Math.min(MARKS, all.size()))) {
            between.run();
            marks.add(
                    new Laid.Mark(
                            along(plane, plane.e(), sample),
                            along(plane, plane.f(), sample),
                            sample.name()));
        }
        return new Laid(
                plane,
                principal.window(),
                "principal plane of %d points".formatted(all.size()),
                marks);
    }

    private static double along(Plane plane, List<Rational> direction, Sample sample) {
        double along = 0;
        for (int q = 0; q < direction.size(); q++) {
            along +=
                    (sample.point().get(q).nearest() - plane.origin().get(q).nearest())
                            * direction.get(q).nearest();
        }
        return along;
    }

    private Laid points(String word) {
        String[] words = word.split(",", -1);
        if (words.length != POINTS + 1) {
            throw new RefusedException(
                    "a plane is written inputs, pca, or as four points and a number: s0,s1,s2,s3,0");
        }
        Rational part = Words.number("plane", words[POINTS]);
        if (part.signum() < 0 || part.compareTo(Rational.ONE) > 0) {
            throw new RefusedException("the third point is moved by a part from 0 to 1");
        }
        Sample third =
                part.signum() == 0
                        ? point(words[2])
                        : Laid.partly(point(words[2]), point(words[3]), part, between);
        return Laid.through(point(words[0]), point(words[1]), third, between);
    }

    private Sample point(String word) {
        int inputs = model.folds().inputs();
        if (word.equals("0")) {
            return new Sample("zero", java.util.Collections.nCopies(inputs, Rational.ZERO));
        }
        if (word.matches("r\\d{1,9}")) {
            long seed = Long.parseLong(word.substring(1));
            return new Sample("random " + seed, RandomPlane.of(inputs, seed).origin());
        }
        if (word.matches("u[0-9a-f]{1,16}")) {
            return dropped.apply(model, word);
        }
        if (word.matches("s\\d{1,5}")) {
            int index = Integer.parseInt(word.substring(1));
            if (index < model.samples().size()) {
                return model.samples().get(index);
            }
        }
        throw new RefusedException(
                "'%s' is no point of this model; choose one of its samples, or drop one"
                        .formatted(Words.shortened(word)));
    }
}
