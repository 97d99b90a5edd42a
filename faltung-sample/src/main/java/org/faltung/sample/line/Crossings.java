package org.faltung.sample.line;

import java.math.BigInteger;
import org.faltung.count.Monitor;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.network.Network;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import org.faltung.sample.CancelledException;

/// The number of region boundaries (R2) that segments cross, exactly.
///
/// A crossing is a point at which some unit changes its piece; units that do so at the same point make one crossing.
/// An activation region meets a line in an interval, so that the number is one less than that of the regions of the
/// network on the segment.
public final class Crossings {
    private final Regions regions;

    private Crossings(Regions regions) {
        this.regions = regions;
    }

    /// Those of a trained network.
    ///
    /// @param monitor may end it
    /// @throws org.faltung.count.CannotCountException if a layer has no weights
    public static Crossings of(Network network, Monitor monitor) {
        return new Crossings(Regions.of(network).on(1).watchedBy(new Quiet(monitor)));
    }

    /// How many a segment crosses; of its ends none counts.
    ///
    /// @throws CancelledException if the monitor ended it
    public long of(Segment segment) {
        RegionCount count = regions.in(segment.domain()).count();
        if (count.count(Definition.R2) instanceof Count.Exact(BigInteger pieces)) {
            return pieces.longValueExact() - 1;
        }
        throw new CancelledException();
    }

    /// Passes on the end, but not what a single segment comes to.
    private record Quiet(Monitor monitor) implements Monitor {
        @Override
        public boolean cancelled() {
            return monitor.cancelled();
        }
    }
}
