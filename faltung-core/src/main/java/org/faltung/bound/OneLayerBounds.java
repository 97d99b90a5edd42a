package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;
import org.faltung.matching.Choice;
import org.faltung.matching.Field;
import org.faltung.matching.HallCount;
import org.faltung.matroid.Rule;
import org.faltung.matroid.SharedCount;
import org.faltung.matroid.SharedLayer;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;

/// All that is known about one hidden layer: the printed formula, the true maximum, and brackets of both.
final class OneLayerBounds {
    private static final double QUICK_WORK = 2e7;

    private final OneLayer one;
    private final Choice choice;
    private final Effort effort;
    private final boolean digits;

    private OneLayerBounds(OneLayer one, Effort effort) {
        this.one = one;
        this.choice = new Choice(one.layer().filters(), one.breakpoints());
        this.effort = effort;
        Field field = one.layer().field();
        double window =
                (double) field.rows().length(field.rows().positions() / 2)
                        * field.columns().length(field.columns().positions() / 2)
                        * field.channels();
        double steps = field.positions() * (window + 1) * (Math.min(window, choice.filters()) + 1);
        double bits = Math.min((double) one.layer().neurons(), 20.0 * one.inputs());
        this.digits = effort.exact(steps, bits);
    }

    /// The results about one layer.
    ///
    /// @param formula F, the printed sum over K_N, if it is within reach
    /// @param truth R, the true maximum with shared filters, if it is within reach
    /// @param lower the best lower bound of R without them
    /// @param stripUpper the best product over strips of positions
    /// @param tilting the bound by prices on the inputs
    record Part(
            OneLayer one,
            Optional<Magnitude> formula,
            Optional<SharedCount> truth,
            Magnitude lower,
            Magnitude stripUpper,
            Magnitude tilting) {

        /// The best lower bound of the true maximum that rests on no unproved statement; a count by rank never
        /// exceeds it.
        Magnitude best() {
            return truth.filter(count -> count.value() instanceof Magnitude.Whole)
                    .filter(count -> !count.rules().contains(Rule.CRITERION))
                    .map(SharedCount::value)
                    .orElse(lower);
        }

        /// The best upper bound of the true maximum that rests on no unproved statement.
        Magnitude least() {
            Magnitude least = Products.min(stripUpper, tilting);
            if (formula.isPresent()) {
                least = Products.min(least, formula.get());
            }
            if (truth.isPresent() && truth.get().assumes().isEmpty()) {
                least = Products.min(least, truth.get().value());
            }
            return least;
        }
    }

    /// Everything that is known about one layer.
    static Part of(OneLayer one, Effort effort) {
        return new OneLayerBounds(one, effort).part();
    }

    /// A lower bound of the true maximum in little time: by rank if the layer is small, else by rows and fixed groups.
    static Magnitude quickLower(OneLayer one, Effort effort) {
        OneLayerBounds bounds = new OneLayerBounds(one, effort);
        Magnitude lower =
                bounds.digits ? bounds.quickIn(Digits.EXACT) : bounds.quickIn(Rounded.DOWN);
        Magnitude truth =
                SharedCount.of(
                                one.layer(),
                                one.breakpoints(),
                                bounds.digits ? Digits.EXACT : Rounded.DOWN,
                                QUICK_WORK)
                        .filter(count -> !count.rules().contains(Rule.CRITERION))
                        .map(SharedCount::value)
                        .orElse(lower);
        return Products.power(Products.max(lower, truth), one.copies(), Rounded.DOWN);
    }

    private Part part() {
        return one.layer().field().isLine() ? linePart() : gridPart();
    }

    /// On a line the formula is the truth, proved, and every bracket closes on it.
    private Part linePart() {
        Magnitude above =
                Products.power(formula(Rounded.UP).orElseThrow(), one.copies(), Rounded.UP);
        Magnitude below =
                digits
                        ? above
                        : Products.power(
                                formula(Rounded.DOWN).orElseThrow(), one.copies(), Rounded.DOWN);
        SharedCount truth = new SharedCount(above, Set.of(Rule.LINE), 0);
        Magnitude tilting = Tilting.of(one.layer().field(), choice);
        return new Part(
                one,
                Optional.of(above),
                Optional.of(truth),
                below,
                above,
                Products.power(tilting, one.copies(), Rounded.UP));
    }

    /// If the rows already give every pattern, nothing is left to count.
    private Optional<Part> freePart() {
        BigInteger pieces = BigInteger.valueOf(one.breakpoints() + 1L);
        Magnitude all =
                Products.power(new Magnitude.Whole(pieces), one.layer().neurons(), Rounded.UP);
        if (!(all instanceof Magnitude.Whole) || !digits || !quickIn(Digits.EXACT).equals(all)) {
            return Optional.empty();
        }
        Magnitude every = Products.power(all, one.copies(), Rounded.UP);
        SharedCount truth = new SharedCount(every, Set.of(Rule.FREE), 0);
        Magnitude tilting =
                Products.power(Tilting.of(one.layer().field(), choice), one.copies(), Rounded.UP);
        return every instanceof Magnitude.Whole
                ? Optional.of(
                        new Part(
                                one, Optional.of(every), Optional.of(truth), every, every, tilting))
                : Optional.empty();
    }

    private Part gridPart() {
        Optional<Part> free = freePart();
        if (free.isPresent()) {
            return free.get();
        }
        CompletableFuture<Magnitude> lower = CompletableFuture.supplyAsync(this::lower);
        Optional<Magnitude> formula = formula(Rounded.UP);
        Optional<SharedCount> truth =
                SharedCount.of(
                        one.layer(),
                        one.breakpoints(),
                        digits ? Digits.EXACT : Rounded.UP,
                        effort.rankWork());
        Magnitude strips = stripUpper();
        Magnitude tilting = Tilting.of(one.layer().field(), choice);
        return new Part(
                one,
                formula.map(f -> Products.power(f, one.copies(), Rounded.UP)),
                truth.map(count ->
                        new SharedCount(
                                Products.power(count.value(), one.copies(), Rounded.UP),
                                count.rules(),
                                count.error())),
                Products.power(Together.join(lower), one.copies(), Rounded.DOWN),
                Products.power(strips, one.copies(), Rounded.UP),
                Products.power(tilting, one.copies(), Rounded.UP));
    }

    private Optional<Magnitude> formula(Rounded side) {
        return digits ? formulaIn(Digits.EXACT) : formulaIn(side);
    }

    private <N> Optional<Magnitude> formulaIn(Scalars<N> scalars) {
        return HallCount.of(one.layer().field(), choice, scalars, effort.sweepWork())
                .map(scalars::magnitude);
    }

    /// The best of the row methods and the sorted columns, along both axes.
    private Magnitude lower() {
        Magnitude quick = digits ? quickIn(Digits.EXACT) : quickIn(Rounded.DOWN);
        SharedLayer layer = one.layer();
        boolean wide = layer.positionsAlong() >= layer.positionsDown();
        SortedColumns columns =
                SortedColumns.of(wide ? layer : layer.transposed(), one.breakpoints());
        return SizedGroups.of(columns, digits)
                .map(sized -> Products.max(sized, quick))
                .orElse(quick);
    }

    private <N> Magnitude quickIn(Scalars<N> scalars) {
        return scalars.magnitude(quick(scalars));
    }

    /// Exact on a line, else the best of the row methods and the fixed groups.
    private <N> N quick(Scalars<N> scalars) {
        SharedLayer layer = one.layer();
        if (layer.field().isLine()) {
            return HallCount.of(layer.field(), choice, scalars, 0).orElseThrow();
        }
        N best = scalars.one();
        for (SharedLayer oriented : layer.orientations()) {
            best = scalars.max(best, RowMethod.lower(oriented.field(), choice, scalars));
            SortedColumns columns = SortedColumns.of(oriented, one.breakpoints());
            best = scalars.max(best, columns.fixedGroups(scalars));
        }
        return best;
    }

    /// The best product over strips of positions, along both axes.
    private Magnitude stripUpper() {
        Field field = one.layer().field();
        Magnitude best =
                digits
                        ? Digits.EXACT.magnitude(
                                RowMethod.upper(field, choice, Digits.EXACT)
                                        .min(
                                                RowMethod.upper(
                                                        field.transposed(), choice, Digits.EXACT)))
                        : Products.min(rows(field), rows(field.transposed()));
        for (Magnitude strips : Strips.of(one.layer(), one.breakpoints())) {
            best = Products.min(best, strips);
        }
        return best;
    }

    private Magnitude rows(Field field) {
        return Rounded.UP.magnitude(RowMethod.upper(field, choice, Rounded.UP));
    }

    /// Adds the table's rows of a network that has just this layer.
    ///
    /// @param results where the results go
    /// @param absences where the reasons go
    /// @param remarks where the overcount is told
    static void tabulate(
            Part part,
            List<Bound> results,
            List<BoundTable.Absence> absences,
            List<String> remarks) {
        boolean exact =
                part.truth().isPresent()
                        && part.formula().filter(part.truth().get().value()::equals).isPresent();
        part.formula()
                .ifPresentOrElse(
                        formula -> results.add(printed(part, formula, exact)),
                        () ->
                                absences.add(
                                        new BoundTable.Absence(
                                                "xiong-one-layer", outOfReach(part))));
        part.truth()
                .ifPresentOrElse(
                        truth ->
                                results.add(
                                        new Bound(
                                                "shared-one-layer",
                                                Side.EXACT,
                                                HoldsFor.ALMOST_EVERY,
                                                truth.value(),
                                                truth.assumes().isEmpty()
                                                        ? Status.DERIVED
                                                        : Status.VERIFIED,
                                                truth.assumes(),
                                                Source.FALTUNG,
                                                reasons(truth))),
                        () ->
                                absences.add(
                                        new BoundTable.Absence(
                                                "shared-one-layer",
                                                "out of reach by rank; strip-lower and the upper bounds bracket it")));
        results.add(
                new Bound(
                        "strip-lower",
                        Side.LOWER,
                        HoldsFor.ALMOST_EVERY,
                        part.lower(),
                        Status.DERIVED,
                        List.of(),
                        Source.FALTUNG,
                        "rows, or sorted columns, of positions"));
        results.add(
                new Bound(
                        "strip-upper",
                        Side.UPPER,
                        HoldsFor.EVERY,
                        part.stripUpper(),
                        Status.DERIVED,
                        List.of(),
                        Source.FALTUNG,
                        "product over strips of positions"));
        results.add(
                new Bound(
                        "tilting-upper",
                        Side.UPPER,
                        HoldsFor.EVERY,
                        part.tilting(),
                        Status.DERIVED,
                        List.of(),
                        Source.FALTUNG,
                        "prices on the inputs"));
        Overcount.of(part).ifPresent(remarks::add);
    }

    private static Bound printed(Part part, Magnitude formula, boolean exact) {
        boolean proved = exact && part.truth().orElseThrow().assumes().isEmpty();
        return new Bound(
                "xiong-one-layer",
                exact ? Side.EXACT : Side.UPPER,
                exact ? HoldsFor.ALMOST_EVERY : HoldsFor.EVERY,
                formula,
                exact && !proved ? Status.VERIFIED : Status.THEOREM,
                exact ? part.truth().orElseThrow().assumes() : List.of(),
                Source.XIONG_2020,
                exact
                        ? "the sum over K_N, here the true maximum"
                        : "the sum over K_N as printed, an upper bound");
    }

    private static String outOfReach(Part part) {
        OneLayer one = part.one();
        Magnitude arrangement =
                ArrangementSum.of(
                        one.neurons(), one.inputs(), one.breakpoints(), Effort.USUAL, Rounded.UP);
        return String.format(
                Locale.ROOT,
                "the sum over K_N is out of reach exactly; it lies between 10^%.2f and 10^%.2f",
                Math.floor(100 * part.lower().log10Below()) / 100,
                Math.ceil(100 * Products.min(part.least(), arrangement).log10Above()) / 100);
    }

    private static String reasons(SharedCount truth) {
        List<String> reasons = new ArrayList<>();
        for (Rule rule : truth.rules()) {
            String chance =
                    rule == Rule.RANK
                            ? String.format(
                                    Locale.ROOT,
                                    " (too low with probability below %.0e)",
                                    truth.error())
                            : "";
            reasons.add(rule.reason() + chance);
        }
        return String.join("; ", reasons);
    }
}
