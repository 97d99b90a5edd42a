package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rational;
import org.faltung.exact.Rounded;
import org.faltung.graph.RowMatroid;
import org.faltung.matching.Choice;

/// The regions of one graph convolution layer for almost all parameters, which is their largest number.
///
/// The parts of the row matroid multiply. A part of one node is δ-dimensional and has d generic families of
/// hyperplanes. In a part of rank 1 the hyperplanes of a feature are parallel. If d ≤ δ the features depend on
/// different coordinates and multiply. Otherwise the regions of random parameters are counted, where that ends.
///
/// @param exact the number; an upper bound of it if it is not whole
/// @param random whether random parameters decided; then the number is never too large
/// @param formula the product of the rank formulas, an upper bound
/// @param upper the least upper bound that rests on no chance
/// @param lower the best lower bound
record GraphCount(
        Optional<Magnitude> exact,
        boolean random,
        Magnitude formula,
        Magnitude upper,
        Magnitude lower) {
    private static final double MOST_REGIONS = 3e6;

    /// A layer: what there is to count on each part.
    ///
    /// @param channels δ, inputs of a node
    /// @param features d, outputs of a node
    /// @param breakpoints P of the activation
    /// @param places where the breakpoints are; empty if that is not known and would matter
    record Layer(
            RowMatroid matroid,
            RowMatroid.Biases biases,
            int channels,
            int features,
            int breakpoints,
            List<Rational> places) {
        /// Copies the places.
        Layer {
            places = List.copyOf(places);
        }

        private Choice choice() {
            return new Choice(features, breakpoints);
        }
    }

    static GraphCount of(Layer layer, Effort effort) {
        Map<RowMatroid.Part, Integer> parts = new LinkedHashMap<>();
        layer.matroid().parts().forEach(part -> parts.merge(part.unnamed(), 1, Integer::sum));
        List<Magnitude> exact = new ArrayList<>();
        List<Magnitude> formula = new ArrayList<>();
        List<Magnitude> upper = new ArrayList<>();
        List<Magnitude> lower = new ArrayList<>();
        boolean random = false;
        for (Map.Entry<RowMatroid.Part, Integer> entry : parts.entrySet()) {
            GraphCount part = part(layer, entry.getKey(), effort);
            int many = entry.getValue();
            part.exact().ifPresent(value -> exact.add(Products.power(value, many, Rounded.UP)));
            formula.add(Products.power(part.formula(), many, Rounded.UP));
            upper.add(Products.power(part.upper(), many, Rounded.UP));
            lower.add(Products.power(part.lower(), many, Rounded.DOWN));
            random |= part.random();
        }
        Optional<Magnitude> whole =
                exact.size() == parts.size()
                        ? Optional.of(Products.of(exact, Rounded.UP))
                        : Optional.empty();
        return new GraphCount(
                whole,
                random,
                Products.of(formula, Rounded.UP),
                Products.of(upper, Rounded.UP),
                Products.of(lower, Rounded.DOWN));
    }

    private static GraphCount part(Layer layer, RowMatroid.Part part, Effort effort) {
        int elements = part.elements().size();
        if (part.rank() == 1) {
            Magnitude formula =
                    elements == 1
                            ? families(layer, 1, effort, Rounded.UP)
                            : RankFormula.of(part, layer.channels(), layer.choice(), effort);
            Magnitude up = families(layer, elements, effort, Rounded.UP);
            Magnitude down = families(layer, elements, effort, Rounded.DOWN);
            return new GraphCount(Optional.of(up), false, formula, up, down);
        }
        Magnitude formula = RankFormula.of(part, layer.channels(), layer.choice(), effort);
        Magnitude some =
                Products.power(families(layer, 1, effort, Rounded.DOWN), part.rank(), Rounded.DOWN);
        boolean apart = layer.features() <= layer.channels();
        int channels = apart ? 1 : layer.channels();
        int features = apart ? 1 : layer.features();
        Magnitude most =
                apart
                        ? RankFormula.of(part, 1, new Choice(1, layer.breakpoints()), effort)
                        : formula;
        if (most.log10Above() > Math.log10(MOST_REGIONS) && !effort.digits()) {
            return new GraphCount(Optional.empty(), false, formula, formula, some);
        }
        boolean sure = apart && layer.breakpoints() == 1;
        Optional<BigInteger> regions =
                sure
                        ? GraphInstance.single(part, layer.biases(), effort)
                        : layer.places().isEmpty()
                                ? Optional.empty()
                                : GraphInstance.random(
                                        part,
                                        layer.biases(),
                                        channels,
                                        features,
                                        layer.places(),
                                        effort);
        if (regions.isEmpty()) {
            return new GraphCount(Optional.empty(), false, formula, formula, some);
        }
        Magnitude one = new Magnitude.Whole(regions.get());
        int many = apart ? layer.features() : 1;
        Magnitude up = Products.power(one, many, Rounded.UP);
        Magnitude down = Products.power(one, many, Rounded.DOWN);
        boolean random = !sure && !up.equals(formula);
        return new GraphCount(
                Optional.of(up),
                random,
                formula,
                random ? formula : Products.min(formula, up),
                Products.max(some, down));
    }

    /// The regions of d generic families of so many parallel hyperplanes a breakpoint in δ dimensions.
    private static Magnitude families(Layer layer, int parallel, Effort effort, Rounded side) {
        int each = Math.multiplyExact(parallel, layer.breakpoints());
        return ArrangementSum.of(layer.features(), layer.channels(), each, effort, side);
    }
}
