package org.faltung.region.merge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.faltung.exact.Modular;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.region.Prefix;

/// The affine map of the output on a region, modulo p = 2⁶¹ − 1.
///
/// Regions whose maps differ modulo p have different maps; regions whose maps agree are compared exactly by
/// whoever asks. If p divides a denominator of the network, then nothing is known modulo p, and all maps have one
/// hash.
///
/// Time: d + 1 products an entry of the relevant rows.
final class ModularMaps {
    private static final BigInteger PRIME = BigInteger.valueOf(Modular.PRIME);

    private final Wiring wiring;
    private final Relevance relevance;
    private final int width;
    private final List<long[]> weights = new ArrayList<>(); // entries, then offsets, a map
    private final long[][] values; // by layer, unit after unit
    private boolean sound = true; // whether p divides no denominator

    ModularMaps(Wiring wiring, Relevance relevance) {
        this.wiring = wiring;
        this.relevance = relevance;
        width = wiring.folds.inputs() + 1;
        List<FoldLayer> layers = wiring.folds.layers();
        values = new long[layers.size()][];
        for (int l = 0; l < layers.size(); l++) {
            weights.add(residues(layers.get(l).map()));
            values[l] = new long[layers.get(l).units().size() * width];
        }
        weights.add(residues(wiring.folds.output()));
        layers.stream()
                .flatMap(layer -> layer.units().stream())
                .filter(Unit.Bend.class::isInstance)
                .map(Unit.Bend.class::cast)
                .flatMap(bend -> Stream.concat(bend.slopes().stream(), bend.intercepts().stream()))
                .forEach(this::residue);
    }

    /// A hash of the map of a region whose relevance was worked out just before.
    long hash(Prefix pattern) {
        if (!sound) {
            return 0;
        }
        for (int l = 0; l < values.length; l++) {
            BitSet units = relevance.units(l);
            for (int u = units.nextSetBit(0); u >= 0; u = units.nextSetBit(u + 1)) {
                fill(pattern, l, u);
            }
        }
        AffineMap output = wiring.folds.output();
        long[] sum = new long[width];
        long hash = 1;
        for (int row = 0; row < output.outputs(); row++) {
            image(output, weights.getLast(), row, values.length - 1, sum, 0);
            for (long coefficient : sum) {
                hash = hash * 0x9E3779B97F4A7C15L + coefficient;
                hash ^= hash >>> 29;
            }
        }
        return hash;
    }

    private void fill(Prefix pattern, int layer, int unit) {
        int piece = wiring.piece(pattern, layer, unit);
        Unit kind = wiring.unit(layer, unit);
        long[] target = values[layer];
        int at = unit * width;
        if (Relevance.reads(kind, piece)) {
            AffineMap map = wiring.folds.layers().get(layer).map();
            int row = relevance.row(layer, unit, piece);
            image(map, weights.get(layer), row, layer - 1, target, at);
        } else {
            Arrays.fill(target, at, at + width, 0);
        }
        if (kind instanceof Unit.Bend bend) {
            long slope = residue(bend.slopes().get(piece));
            if (slope != 1) {
                for (int q = 0; q < width; q++) {
                    target[at + q] = Modular.product(slope, target[at + q]);
                }
            }
            long shift = residue(bend.intercepts().get(piece));
            target[at + width - 1] = sum(target[at + width - 1], shift);
        }
    }

    private void image(AffineMap map, long[] weight, int row, int before, long[] target, int at) {
        Arrays.fill(target, at, at + width, 0);
        target[at + width - 1] = weight[map.entries() + row];
        for (int k = map.start(row); k < map.start(row + 1); k++) {
            if (before < 0) {
                target[at + map.column(k)] = weight[k];
                continue;
            }
            long[] source = values[before];
            int from = map.column(k) * width;
            for (int q = 0; q < width; q++) {
                if (source[from + q] != 0) {
                    long product = Modular.product(weight[k], source[from + q]);
                    target[at + q] = sum(target[at + q], product);
                }
            }
        }
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum >= Modular.PRIME ? sum - Modular.PRIME : sum;
    }

    private long[] residues(AffineMap map) {
        long[] residues = new long[map.entries() + map.outputs()];
        for (int k = 0; k < map.entries(); k++) {
            residues[k] = residue(map.exact(k));
        }
        for (int row = 0; row < map.outputs(); row++) {
            residues[map.entries() + row] = residue(map.exactOffset(row));
        }
        return residues;
    }

    private long residue(Rational number) {
        long denominator = number.denominator().mod(PRIME).longValue();
        long numerator = number.numerator().mod(PRIME).longValue();
        if (denominator == 0) {
            sound = false;
            return 0;
        }
        return denominator == 1
                ? numerator
                : Modular.product(numerator, Modular.inverse(denominator));
    }
}
