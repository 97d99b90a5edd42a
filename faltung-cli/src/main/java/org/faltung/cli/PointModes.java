package org.faltung.cli;

import java.util.ArrayList;
import java.util.List;
import org.faltung.count.CannotCountException;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.io.ImportException;
import org.faltung.io.point.PointReader;
import org.faltung.io.point.PointTable;
import org.faltung.network.Shape;
import org.faltung.sample.Mean;
import org.faltung.sample.Means;
import org.faltung.sample.Replication;
import org.faltung.sample.local.Inscribed;
import org.faltung.sample.local.LocalComplexity;
import org.faltung.sample.local.Surroundings;
import tools.jackson.core.JsonGenerator;

/// `estimate --complexity` and `--distance`: what a network looks like at given points.
final class PointModes {
    private PointModes() {}

    /// The points that the user named: each word one point, or a file with several.
    static List<List<Rational>> points(String option, List<String> words, Shape input) {
        List<List<Rational>> all = new ArrayList<>();
        for (String word : words) {
            try {
                all.add(PointReader.read(word, input));
            } catch (ImportException single) {
                all.addAll(table(option, word, input, single));
            }
        }
        return all;
    }

    private static List<List<Rational>> table(
            String option, String word, Shape input, ImportException single) {
        PointTable table;
        try {
            table = PointTable.read(word, input);
        } catch (ImportException _) {
            throw new InputException(option + ": " + single.getMessage(), single);
        }
        List<List<Rational>> points = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            List<Rational> point = new ArrayList<>();
            for (int q = 0; q < table.columns(); q++) {
                point.add(Rational.of(table.at(row, q)));
            }
            points.add(point);
        }
        return points;
    }

    static Status run(
            String option, TrainedModel model, List<String> words, EstimateRequest asked) {
        List<List<Rational>> points = points(option, words, model.network().input());
        FoldSequence folds;
        try {
            folds = Folding.of(model.network());
        } catch (IllegalArgumentException e) {
            throw new CannotCountException(e);
        }
        if (folds.foldingUnits() == 0) {
            throw new InputException(
                    model.file() + " has no folds: it is affine, and has no boundaries");
        }
        boolean complexity = option.equals("--complexity");
        return asked.answer(
                Questions.Subject.of(model),
                Questions.Where.at(words, points),
                complexity ? "local complexity" : "distance to boundaries",
                (progress, _) -> { // soon done, and done anew
                    progress.counting("point");
                    return complexity
                            ? complexity(model, folds, points, asked.options(), progress)
                            : distance(model, folds, points, asked.options(), progress);
                });
    }

    /// Local complexity at each point, in other directions at each.
    static PointScan.Look<LocalComplexity> complexity(FoldSequence folds, long seed) {
        return (point, number) ->
                LocalComplexity.at(
                        folds, point, LocalComplexity.RADIUS, Replication.source(seed, number));
    }

    private static EstimateRequest.Answer complexity(
            TrainedModel model,
            FoldSequence folds,
            List<List<Rational>> points,
            EstimateOptions options,
            EstimateProgress progress) {
        List<LocalComplexity> found =
                PointScan.of(
                        points,
                        complexity(folds, options.aim().seed()),
                        options.threads(),
                        progress);
        List<Double> totals = found.stream().map(one -> (double) one.total()).toList();
        Mean mean = Means.of(totals, options.aim());
        StringBuilder page = new StringBuilder();
        found.forEach(one ->
                page.append(Words.count(one.total(), "unit"))
                        .append(one.total() == 1 ? " folds" : " fold")
                        .append(" near the point (an estimate), by layer ")
                        .append(one.perLayer())
                        .append('\n'));
        page.append(missing(found.size(), points.size()));
        if (found.size() > 1) {
            page.append("mean: ").append(EstimateNumbers.phrase(mean)).append('\n');
            mean.warning()
                    .ifPresent(warning -> page.append("  caution  ").append(warning).append('\n'));
        }
        return new EstimateRequest.Answer(
                found.size() == points.size() ? Status.DONE : Status.PARTIAL,
                json -> {
                    json.writeArrayPropertyStart("points");
                    for (LocalComplexity one : found) {
                        json.writeStartObject();
                        json.writeNumberProperty("complexity", one.total());
                        json.writeArrayPropertyStart("perLayer");
                        one.perLayer().forEach(json::writeNumber);
                        json.writeEndArray();
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeName("complexity");
                    EstimateNumbers.write(mean, "random-directions", "local complexity", json);
                    json.writeName("provenance");
                    Provenance.write(model, json);
                },
                page::toString);
    }

    private static EstimateRequest.Answer distance(
            TrainedModel model,
            FoldSequence folds,
            List<List<Rational>> points,
            EstimateOptions options,
            EstimateProgress progress) {
        List<Surroundings> found =
                PointScan.of(
                        points,
                        (point, _) -> Surroundings.of(folds, point),
                        options.threads(),
                        progress);
        List<Double> distances =
                found.stream().map(Surroundings::distance).filter(Double::isFinite).toList();
        List<Double> radii =
                found.stream()
                        .flatMap(one -> one.inscribed().stream())
                        .map(one -> one.ball().radius())
                        .toList();
        StringBuilder page = new StringBuilder();
        found.forEach(one ->
                page.append("nearest boundary ")
                        .append(
                                Double.isFinite(one.distance())
                                        ? EstimateNumbers.brief(one.distance())
                                        : "none")
                        .append(", inscribed radius ")
                        .append(one.inscribed().map(PointModes::radius).orElse("none"))
                        .append(" (exact but for rounding, Euclidean)\n"));
        page.append(missing(found.size(), points.size()));
        page.append("mean distance ")
                .append(average(distances))
                .append(", mean radius ")
                .append(average(radii))
                .append(", of ")
                .append(radii.size())
                .append(" with one\n");
        return new EstimateRequest.Answer(
                found.size() == points.size() ? Status.DONE : Status.PARTIAL,
                json -> {
                    distances(found, distances, radii, json);
                    json.writeName("provenance");
                    Provenance.write(model, json);
                },
                page::toString);
    }

    /// Says that some points were not looked at.
    private static String missing(int found, int points) {
        return found == points
                ? ""
                : "ended early: %d of %s looked at%n"
                        .formatted(found, Words.count(points, "point"));
    }

    private static void distances(
            List<Surroundings> found,
            List<Double> distances,
            List<Double> radii,
            JsonGenerator json) {
        json.writeArrayPropertyStart("points");
        for (Surroundings one : found) {
            json.writeStartObject();
            EstimateNumbers.number("distance", one.distance(), json);
            json.writeName("squaredDistance");
            one.squaredDistance()
                    .ifPresentOrElse(s -> json.writeString(s.toString()), json::writeNull);
            EstimateNumbers.number(
                    "chebyshevRadius",
                    one.inscribed().map(ball -> ball.ball().radius()).orElse(Double.NaN),
                    json);
            EstimateNumbers.number(
                    "chebyshevRadiusAtMost",
                    one.inscribed().map(Inscribed::most).orElse(Double.NaN),
                    json);
            json.writeEndObject();
        }
        json.writeEndArray();
        EstimateNumbers.number("meanDistance", mean(distances), json);
        EstimateNumbers.number("meanChebyshevRadius", mean(radii), json);
        json.writeStringProperty("norm", "Euclidean");
    }

    private static String radius(Inscribed found) {
        String least = EstimateNumbers.brief(found.ball().radius());
        String most = EstimateNumbers.brief(found.most());
        if (least.equals(most)) {
            return least;
        }
        return Double.isFinite(found.most())
                ? "from " + least + " to " + most
                : "at least " + least + " (no bound above was found)";
    }

    private static String average(List<Double> numbers) {
        return numbers.isEmpty() ? "none" : EstimateNumbers.brief(mean(numbers));
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
