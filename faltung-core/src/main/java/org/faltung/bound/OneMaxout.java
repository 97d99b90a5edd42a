package org.faltung.bound;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;

/// A network with one fully connected layer of folding units, maxout among them: beside each other in the branches
/// of joins they may be of several ranks.
///
/// All units have free affine functions of the input, so that the number of regions has the maximum of one
/// layer.
final class OneMaxout {
    private final Map<Integer, Integer> units = new TreeMap<>();
    private boolean maxout;

    private OneMaxout() {}

    /// The units by their number of breakpoints, q − 1 for a maximum of q; empty if the network is not of this form.
    static Optional<Map<Integer, Integer>> of(Network network) {
        OneMaxout found = new OneMaxout();
        Place end = found.walk(network.layers(), Place.INPUT);
        return end == Place.FOLDED && found.maxout ? Optional.of(found.units) : Optional.empty();
    }

    /// What the values at a place are.
    private enum Place {
        /// The inputs, up to an invertible map.
        INPUT,
        /// Free affine functions of the inputs.
        FREE,
        /// Affine functions of units behind the fold.
        FOLDED,
        /// Anything else.
        OTHER
    }

    private Place walk(List<Layer> layers, Place from) {
        Place place = from;
        int width = 0;
        for (Layer layer : layers) {
            switch (layer) {
                case Mix.Dense(int many, var _) -> {
                    place = place == Place.FREE ? Place.OTHER : place;
                    place = place == Place.INPUT ? Place.FREE : place;
                    width = many;
                }
                case Mix.Flatten _, Mix.BatchNorm _ -> {}
                case Mix _ -> place = place == Place.FOLDED ? place : Place.OTHER;
                case Fold.Maxout(int rank) -> {
                    maxout = true;
                    place = fold(place, rank - 1, width / rank);
                }
                case Fold.Activation activation ->
                        place =
                                activation.breakpoints() == 0
                                        ? place
                                        : fold(place, activation.breakpoints(), width);
                case Fold.MaxPool _ -> place = Place.OTHER;
                case Join join -> {
                    Place one = walk(join.branch(), place);
                    Place other = walk(join.other(), place);
                    boolean folded = one == Place.FOLDED || other == Place.FOLDED;
                    boolean known = one != Place.OTHER && other != Place.OTHER;
                    place = folded && known && place == Place.INPUT ? Place.FOLDED : Place.OTHER;
                }
            }
        }
        return place;
    }

    private Place fold(Place place, int breakpoints, int many) {
        units.merge(breakpoints, many, Integer::sum);
        return place == Place.FREE ? Place.FOLDED : Place.OTHER;
    }
}
