package org.faltung.explore;

import java.util.List;
import org.faltung.exact.Rational;

/// A point of a network's input space that a plane may be laid through.
///
/// @param name as shown, such as "digit 3"
/// @param point in the model's own order
record Sample(String name, List<Rational> point) {
    Sample {
        point = List.copyOf(point);
    }
}
