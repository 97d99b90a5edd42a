package org.faltung.bound;

import java.util.List;

/// A function of the dimension that does not decrease.
///
/// @param least the smallest dimension that it is asked at
/// @param list its values from there on; beyond the last one it is constant
/// @param <N> the type of a number
record Values<N>(int least, List<N> list) {
    N at(int dimension) {
        return list.get(Math.min(dimension - least, list.size() - 1));
    }
}
