package org.faltung.bound;

/// An architecture has a layer that no result of this package covers yet.
public final class UnsupportedArchitectureException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// The refusal, which names what is supported.
    ///
    /// @param step the number of the step in the architecture, the input being step 1
    /// @param kind what the layer is
    public UnsupportedArchitectureException(int step, String kind) {
        super(
                "step "
                        + step
                        + " is "
                        + kind
                        + ", which 'bounds' does not cover yet; it covers conv, fc, avgpool, gap, bn,"
                        + " flatten and upsample with relu, leaky, abs, hardtanh and pwl, one after the other");
    }

    /// A refusal in other words.
    ///
    /// @param message what is refused, why, and what to try
    public UnsupportedArchitectureException(String message) {
        super(message);
    }
}
