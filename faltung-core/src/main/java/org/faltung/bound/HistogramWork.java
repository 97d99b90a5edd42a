package org.faltung.bound;

import java.util.List;
import org.faltung.bound.Histograms.Range;

/// What the digits of a histogram bound cost, in elementary operations on 64-bit words.
///
/// The integers of a layer have w words (the weights) and v words (the values of the layers behind
/// it). A small step is a multiplication and a division by a small number, and the division costs some twelve
/// operations a word; a product costs w · v.
final class HistogramWork {
    private static final double STEP = 20;
    private static final double DIVISION = 12;
    private static final double BITS = 64;

    private HistogramWork() {}

    static double of(Profile profile, Gamma gamma) {
        List<Range> ranges = Histograms.ranges(profile, gamma);
        double work = 0;
        double behind = 1;
        for (int l = ranges.size() - 1; l >= 0; l--) {
            Profile.Stage stage = profile.stages().get(l);
            Range range = ranges.get(l);
            double words = bits(stage, range.most()) / BITS;
            double values = range.most() - range.least() + 1.0;
            double small = 3.0 * range.most();
            double products = values;
            if (!Histograms.keeps(stage, range, gamma)) {
                small = 6.0 * range.most();
                products = 3 * values;
                for (int n = range.least(); n <= range.most(); n++) {
                    if (!gamma.concentrated(stage.units(), n)) {
                        double levels = (stage.units() - n) / 2.0;
                        small += 10 * levels;
                        products += levels - Math.max(0.0, stage.units() - 2.0 * n);
                    }
                }
            }
            work += small * (STEP + DIVISION * words) + products * (STEP + words * behind);
            behind += words;
        }
        return work;
    }

    /// log₂ Z_P(m, d), at most: (P + 1)^m, and (e m P / d)^d.
    private static double bits(Profile.Stage stage, int dimension) {
        double m = stage.units();
        double d = Math.max(1, dimension);
        double all = m * Math.log(stage.breakpoints() + 1.0);
        double some = d * Math.log(Math.E * m * stage.breakpoints() / d);
        return Math.max(1, Math.min(all, some) / Math.log(2));
    }
}
