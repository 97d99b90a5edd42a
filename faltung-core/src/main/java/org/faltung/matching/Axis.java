package org.faltung.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The real samples that each position of a sliding window sees along one axis.
///
/// Position p sees the interval [first(p), end(p)), which is empty where the window lies wholly in
/// the padding. Neither end ever decreases from one position to the next.
public final class Axis {
    private final int[] first;
    private final int[] end;

    private Axis(int[] first, int[] end) {
        this.first = first;
        this.end = end;
    }

    /// An axis from its intervals.
    ///
    /// @param first the first sample of each position
    /// @param end one past the last sample of each position
    /// @throws IllegalArgumentException if an end decreases from one position to the next
    public static Axis of(int[] first, int[] end) {
        for (int p = 1; p < first.length; p++) {
            if (first[p] < first[p - 1] || end[p] < end[p - 1]) {
                throw new IllegalArgumentException(
                        "the windows must not move backwards, but position " + p + " does");
            }
        }
        return new Axis(first.clone(), end.clone());
    }

    /// An axis with one position that sees everything.
    public static Axis whole(int samples) {
        return of(new int[] {0}, new int[] {samples});
    }

    /// A window of `length` samples moved by `stride`, without padding.
    public static Axis sliding(int samples, int length, int stride) {
        return sliding(samples, length, stride, 0, (samples - length) / stride + 1);
    }

    /// A window moved by `stride` over samples padded with zeros, clipped to the real samples.
    ///
    /// @param before zeros in front of the first sample
    /// @param positions number of positions
    public static Axis sliding(int samples, int length, int stride, int before, int positions) {
        int[] first = new int[positions];
        int[] end = new int[positions];
        for (int p = 0; p < positions; p++) {
            int start = p * stride - before;
            first[p] = Math.clamp(start, 0, samples);
            end[p] = Math.clamp((long) start + length, first[p], samples);
        }
        return of(first, end);
    }

    /// Number of positions.
    public int positions() {
        return first.length;
    }

    /// First sample that a position sees.
    public int first(int position) {
        return first[position];
    }

    /// One past the last sample that a position sees.
    public int end(int position) {
        return end[position];
    }

    /// Number of samples that a position sees.
    public int length(int position) {
        return end[position] - first[position];
    }

    /// Number of samples that some position sees.
    public int seen() {
        int count = 0;
        int reached = 0;
        for (int p = 0; p < first.length; p++) {
            count += Math.max(0, end[p] - Math.max(first[p], reached));
            reached = Math.max(reached, end[p]);
        }
        return count;
    }

    /// The same positions with the samples that none of them sees left out.
    public Axis compressed() {
        int[] rank = new int[(end.length == 0 ? 0 : end[end.length - 1]) + 1];
        int p = 0;
        for (int x = 0; x + 1 < rank.length; x++) {
            while (p < end.length && end[p] <= x) {
                p++;
            }
            rank[x + 1] = rank[x] + (p < end.length && first[p] <= x ? 1 : 0);
        }
        return new Axis(
                IntStream.of(first).map(x -> rank[x]).toArray(),
                IntStream.of(end).map(x -> rank[x]).toArray());
    }

    /// The positions [from, to), with the same samples.
    public Axis slice(int from, int to) {
        return new Axis(Arrays.copyOfRange(first, from, to), Arrays.copyOfRange(end, from, to));
    }

    /// The same axis with its first sample moved to 0.
    Axis atOrigin() {
        int shift = first.length == 0 ? 0 : first[0];
        return new Axis(
                IntStream.of(first).map(x -> x - shift).toArray(),
                IntStream.of(end).map(x -> x - shift).toArray());
    }

    /// The axis without the positions that see nothing, cut where neighbours share no sample.
    public List<Axis> components() {
        Axis kept = withoutEmpty();
        List<Axis> parts = new ArrayList<>();
        int from = 0;
        for (int p = 1; p <= kept.positions(); p++) {
            if (p == kept.positions() || kept.first[p] >= kept.end[p - 1]) {
                parts.add(kept.slice(from, p).atOrigin());
                from = p;
            }
        }
        return parts;
    }

    private Axis withoutEmpty() {
        int[] kept = IntStream.range(0, first.length).filter(p -> end[p] > first[p]).toArray();
        return new Axis(
                IntStream.of(kept).map(p -> first[p]).toArray(),
                IntStream.of(kept).map(p -> end[p]).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axis that
                && Arrays.equals(first, that.first)
                && Arrays.equals(end, that.end);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + Arrays.hashCode(end);
    }

    @Override
    public String toString() {
        return IntStream.range(0, first.length)
                .mapToObj(p -> "[" + first[p] + "," + end[p] + ")")
                .toList()
                .toString();
    }
}
