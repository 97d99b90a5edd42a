package org.faltung.region.geometry;

import java.util.Arrays;
import org.faltung.region.Prefix;

/// The pieces of all folding units on a region, in as few bits as they need.
public final class PackedPattern {
    private final PatternCode code;
    private final long[] packed;

    PackedPattern(PatternCode code, long[] packed) {
        this.code = code;
        this.packed = packed;
    }

    /// The pieces.
    public Prefix pattern() {
        return code.unpack(packed);
    }

    /// The pattern in hexadecimal, layer by layer, as [PatternCode#hex] writes it.
    public String hex() {
        return code.hex(pattern());
    }

    /// Equal if the pieces are, of patterns of one network.
    @Override
    public boolean equals(Object other) {
        return other instanceof PackedPattern that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }
}
