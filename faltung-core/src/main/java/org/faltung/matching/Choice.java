package org.faltung.matching;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Scalars;

/// The weight of choosing t hyperplanes' worth of neurons among equals.
///
/// @param filters neurons that may be chosen, at least 1
/// @param breakpoints hyperplanes of each neuron, at least 1
public record Choice(int filters, int breakpoints) {

    /// C(filters, t) · breakpointsᵗ for t = 0 … most.
    public <N> List<N> weights(Scalars<N> scalars, int most) {
        List<N> weights = new ArrayList<>(most + 1);
        N weight = scalars.one();
        for (int t = 0; t <= most; t++) {
            weights.add(weight);
            N wider = scalars.times(scalars.times(weight, filters - t), breakpoints);
            weight = scalars.over(wider, t + 1L);
        }
        return weights;
    }

    /// As many neurons as `copies` positions with the same window hold together.
    Choice times(int copies) {
        return new Choice(Math.multiplyExact(filters, copies), breakpoints);
    }
}
