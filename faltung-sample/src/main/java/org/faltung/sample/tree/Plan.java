package org.faltung.sample.tree;

import java.util.List;

/// The depths at which a probe thins out its cells, and the one from which it counts.
///
/// It is fixed before the probes that follow it, so that they remain unbiased.
///
/// @param most cells kept at each depth
/// @param depths numbers of decided units, rising; the last is where the regions in each kept cell are counted
record Plan(int most, List<Integer> depths) {
    Plan {
        depths = List.copyOf(depths);
    }
}
