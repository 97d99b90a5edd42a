package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// The bounds that see a network as fully connected: true of every network whose layers are affine maps and
/// activations.
final class ClassicalBounds {
    private final Profile profile;
    private final Effort effort;
    private final List<Bound> results = new ArrayList<>();
    private final List<BoundTable.Absence> absences = new ArrayList<>();

    private ClassicalBounds(Profile profile, Effort effort) {
        this.profile = profile;
        this.effort = effort;
    }

    /// Rows of the table.
    record Part(List<Bound> results, List<BoundTable.Absence> absences) {}

    static Part of(Network network, Profile profile, Effort effort) {
        ClassicalBounds bounds = new ClassicalBounds(profile, effort);
        bounds.uppers();
        bounds.lowers(network);
        return new Part(bounds.results, bounds.absences);
    }

    /// The lower bounds alone.
    static List<Bound> lowersOf(Network network, Profile profile, Effort effort) {
        ClassicalBounds bounds = new ClassicalBounds(profile, effort);
        bounds.lowers(network);
        return bounds.results;
    }

    private void uppers() {
        if (profile.stages().size() == 1) {
            Profile.Stage stage = profile.stages().getFirst();
            Magnitude sum =
                    ArrangementSum.of(
                            stage.units(),
                            stage.rank(profile.inputs()),
                            stage.breakpoints(),
                            effort,
                            Rounded.UP);
            upper(
                    "zaslavsky-upper",
                    sum,
                    Status.THEOREM,
                    Source.ZASLAVSKY_1975,
                    "hyperplanes in general position");
        } else {
            absences.add(
                    new BoundTable.Absence("zaslavsky-upper", "it is about a single hidden layer"));
        }
        upper(
                "montufar-2017-upper",
                Montufar2017.of(profile, effort),
                Status.THEOREM,
                Source.MONTUFAR_2017,
                "dimension at most the narrowest layer so far");
        histogram("serra-upper", Gamma.SERRA, Serra2018::of);
        histogram("hinz-proved-upper", Gamma.LINE, Hinz::onLines);
        histogram("hinz-upper", Gamma.PLANE, Hinz::inPlanes);
    }

    private void histogram(String name, Gamma gamma, BiFunction<Profile, Effort, Magnitude> bound) {
        if (!Histograms.fits(profile, gamma)) {
            absences.add(
                    new BoundTable.Absence(
                            name, "it needs a table over all dimensions, which are too many"));
            return;
        }
        Magnitude value = bound.apply(profile, effort);
        switch (gamma) {
            case SERRA ->
                    upper(
                            name,
                            value,
                            Status.THEOREM,
                            Source.SERRA_2018,
                            "inactive units lower the dimension");
            case LINE ->
                    upper(
                            name,
                            value,
                            Status.THEOREM,
                            Source.HINZ_2021,
                            "activation histograms, base n = 1");
            case PLANE ->
                    upper(
                            name,
                            value,
                            Status.DERIVED,
                            Source.HINZ_2021,
                            "activation histograms, base n <= 2");
        }
    }

    private void upper(String name, Magnitude value, Status status, Source source, String note) {
        results.add(
                new Bound(
                        name, Side.UPPER, HoldsFor.EVERY, value, status, List.of(), source, note));
    }

    private void lowers(Network network) {
        List<String> names = List.of("pascanu-lower", "montufar-2014-lower", "serra-lower");
        String reason = refusal(network);
        if (!reason.isEmpty()) {
            names.forEach(name -> absences.add(new BoundTable.Absence(name, reason)));
            return;
        }
        lower("pascanu-lower", FullyConnectedLower.pascanu(profile, effort), Source.PASCANU_2013);
        lower(
                "montufar-2014-lower",
                FullyConnectedLower.montufar(profile, effort),
                Source.MONTUFAR_2014);
        if (profile.stages().stream().allMatch(stage -> stage.units() >= 3L * profile.inputs())) {
            lower("serra-lower", FullyConnectedLower.serra(profile, effort), Source.SERRA_2018);
        } else {
            absences.add(
                    new BoundTable.Absence(
                            "serra-lower",
                            "it needs every width to be at least three times the input dimension"));
        }
    }

    private void lower(String name, Magnitude value, Source source) {
        results.add(
                new Bound(
                        name,
                        Side.LOWER,
                        HoldsFor.SOME,
                        value,
                        Status.THEOREM,
                        List.of(),
                        source,
                        "folding the input space"));
    }

    /// Why the fully connected lower bounds do not apply, or an empty string.
    private String refusal(Network network) {
        for (Layer layer : network.layers()) {
            if (layer instanceof Mix.Rescale rescale && !rescale.isInvertible()) {
                return "a fixed factor is 0, so that not every value gets through";
            }
            boolean connected =
                    layer instanceof Mix.Dense
                            || layer instanceof Mix.BatchNorm
                            || layer instanceof Mix.Flatten
                            || layer instanceof Mix.Rescale;
            if (layer instanceof Mix && !connected) {
                return "they are about fully connected networks, and false with shared filters";
            }
            if (layer instanceof Fold.Activation activation
                    && activation.breakpoints() > 0
                    && !(activation instanceof Fold.Rectifier)) {
                return "they are about ReLU networks";
            }
        }
        int last = profile.stages().size() - 1;
        for (Profile.Stage stage : profile.stages()) {
            if (stage.bottleneck() < Math.min(stage.units(), profile.inputs())) {
                return "a linear layer is narrower than the input";
            }
        }
        for (Profile.Stage stage : profile.stages().subList(0, last)) {
            if (stage.units() < profile.inputs()) {
                return "a hidden layer is narrower than the input";
            }
        }
        return denseBeforeEveryFold(network)
                ? ""
                : "an activation follows another one without a layer between";
    }

    private static boolean denseBeforeEveryFold(Network network) {
        boolean dense = false;
        for (Layer layer : network.layers()) {
            if (layer instanceof Mix.Dense) {
                dense = true;
            } else if (layer instanceof Fold.Activation activation
                    && activation.breakpoints() > 0) {
                if (!dense) {
                    return false;
                }
                dense = false;
            }
        }
        return true;
    }
}
