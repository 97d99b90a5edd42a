package org.faltung.width;

/// Neighbouring channels that come from one layer, or from the input.
///
/// @param width the layer's width; fixed for the input
/// @param times how many channels each unit became, by flattening
/// @param rank how many units were joined into one channel, by maxout
/// @param folded whether an activation follows the layer
record Part(Width width, int times, int rank, boolean folded) {
    /// The channels of a layer.
    static Part of(Width width) {
        return new Part(width, 1, 1, false);
    }

    /// Channels that stay as many as they are.
    static Part fixed(int channels) {
        Width width = new Width(channels);
        width.fix();
        return of(width);
    }

    int channels() {
        return width.original() / rank * times;
    }

    /// The same behind an activation.
    Part fold() {
        return new Part(width, times, rank, true);
    }

    /// Every channel becomes several.
    Part repeat(int factor) {
        return new Part(width, times * factor, rank, folded);
    }

    /// So many neighbouring channels become one; their number divides that of the channels.
    Part join(int number) {
        if (times % number == 0) {
            return new Part(width, times / number, rank, folded);
        }
        if (times > 1) {
            width.fix();
            return new Part(fixed(channels() / number).width(), 1, 1, folded);
        }
        divideBy(number);
        return new Part(width, 1, rank * number, folded);
    }

    /// The number of channels must stay a multiple of a number, or else what it is.
    void divideBy(int number) {
        if (times % number == 0) {
            return;
        }
        if (times > 1 || channels() % number != 0) {
            width.fix();
        } else {
            width.divideBy((long) rank * number);
        }
    }

    /// Whether this and another part are the same function of their widths.
    boolean resembles(Part other) {
        return times == other.times && channels() == other.channels();
    }
}
