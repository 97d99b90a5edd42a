package org.faltung.network;

/// A sliding window over one axis: its length, stride, dilation and the zero padding at both ends.
///
/// @param length samples in the window, at least 1
/// @param stride step between windows, at least 1
/// @param dilation distance between neighbouring samples of the window, at least 1
/// @param before zeros padded before the first sample, at least 0
/// @param after zeros padded after the last sample, at least 0
public record Window(int length, int stride, int dilation, int before, int after) {
    /// Checks the sizes.
    public Window {
        if (length < 1 || stride < 1 || dilation < 1 || before < 0 || after < 0) {
            throw new IllegalArgumentException(
                    "a window must have length, stride and dilation of at least 1 and"
                            + " padding of at least 0, got length "
                            + length
                            + ", stride "
                            + stride
                            + ", dilation "
                            + dilation
                            + ", padding "
                            + before
                            + " and "
                            + after);
        }
    }

    /// A window without dilation, padded alike at both ends.
    public static Window of(int length, int stride, int padding) {
        return new Window(length, stride, 1, padding, padding);
    }

    /// Samples from the first to the last of the window, both included.
    public long span() {
        return (long) dilation * (length - 1) + 1;
    }

    /// Positions of the window on `samples` samples: ⌊(samples + padding − span) / stride⌋ + 1; at most 0 if it
    /// does not fit.
    ///
    /// @throws IllegalArgumentException if they are more than 2³¹ − 1
    public int positions(int samples) {
        long room = (long) samples + before + after - span();
        long positions = room < 0 ? 0 : room / stride + 1;
        if (positions > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a window at "
                            + positions
                            + " positions is more than any array can hold; pad less");
        }
        return (int) positions;
    }

    /// Whether the window, wherever it is placed on `samples` samples, holds one that is not padding.
    ///
    /// @param samples at least 1
    public boolean alwaysOnData(int samples) {
        long last = (long) (positions(samples) - 1) * stride - before;
        for (long start = -before; start < 0 && start <= last; start += stride) {
            long skipped = (-start + dilation - 1) / dilation;
            if (skipped >= length || start + skipped * dilation >= samples) {
                return false;
            }
        }
        return last < samples;
    }

    /// First sample, possibly negative, of the window at a position.
    public int start(int position) {
        return position * stride - before;
    }

    /// Whether any zero is padded.
    public boolean padded() {
        return before > 0 || after > 0;
    }
}
