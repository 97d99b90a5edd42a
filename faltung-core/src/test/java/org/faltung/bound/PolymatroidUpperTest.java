package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.faltung.exact.Magnitude;
import org.faltung.matching.Field;
import org.faltung.oracle.Hall;
import org.faltung.oracle.Sides;
import org.faltung.oracle.Toy;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// The cuts of a second layer against the sum over all choices within the rank of every set of positions.
class PolymatroidUpperTest {
    private static final Toy.Size FIRST = new Toy.Size(6, 2, 30, 1, false);
    private static final int MOST_POSITIONS = 9;

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 400)
    void theCutsAreTheSumOverChoicesWithinTheRank(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Toy first = Toy.random(random, FIRST);
        Toy second = behind(first, random);
        BigInteger sum = Hall.count(ranks(first, second), second.filters(), second.breakpoints());
        Field input = FoldStage.through(second.field(), first.field());
        Magnitude pieces =
                PolymatroidUpper.pieces(second.field(), input, second.choice(), Effort.USUAL)
                        .orElseThrow();
        boolean line = second.positionsDown() == 1 || second.positionsAlong() == 1;
        if (line && !skips(first)) {
            assertThat(pieces)
                    .as("%s behind %s", second, first)
                    .isEqualTo(new Magnitude.Whole(sum));
        } else {
            assertThat(Sides.of(pieces))
                    .as("%s behind %s", second, first)
                    .isGreaterThanOrEqualTo(new BigDecimal(sum));
        }
    }

    /// The first layer sees two of three samples, so that three units behind both positions cut a region into at most
    /// 1 + 3 + 3 pieces.
    @Test
    void samplesThatNoWindowSeesGiveNoRank() {
        var one = new Toy.Slide(1, 1, 0, 0);
        Toy first = new Toy(1, 3, 1, one, new Toy.Slide(1, 2, 0, 0), 2, 1);
        Toy second = new Toy(1, 2, 2, one, new Toy.Slide(2, 1, 0, 0), 3, 1);
        Field input = FoldStage.through(second.field(), first.field());
        assertThat(PolymatroidUpper.pieces(second.field(), input, second.choice(), Effort.USUAL))
                .contains(new Magnitude.Whole(BigInteger.valueOf(7)));
    }

    /// Whether the windows leave samples out between them: then what a later position sees is no interval.
    private static boolean skips(Toy toy) {
        return toy.down().stride() > toy.down().length()
                || toy.along().stride() > toy.along().length();
    }

    /// A layer whose inputs are the positions of another one.
    private static Toy behind(Toy first, SplittableRandom random) {
        while (true) {
            Toy second =
                    new Toy(
                            first.positionsDown(),
                            first.positionsAlong(),
                            first.filters(),
                            slide(random),
                            slide(random),
                            random.nextInt(1, 6),
                            random.nextInt(1, 3));
            if (second.positions() > 0 && second.positions() <= MOST_POSITIONS) {
                return second;
            }
        }
    }

    private static Toy.Slide slide(SplittableRandom random) {
        int length = random.nextInt(1, 4);
        int before = random.nextInt(3) == 0 ? random.nextInt(length) : 0;
        return new Toy.Slide(length, random.nextInt(1, 3), before, before);
    }

    /// The smaller of the dimensions of what a set sees of the first layer and of the input, for every set.
    private static int[] ranks(Toy first, Toy second) {
        long[] cells = second.masks();
        long[] inputs = new long[cells.length];
        long[] windows = first.masks();
        for (int p = 0; p < cells.length; p++) {
            for (int bit = 0; bit < second.inputs(); bit++) {
                if ((cells[p] >> bit & 1) == 1) {
                    inputs[p] |= windows[bit / second.channels()];
                }
            }
        }
        int[] before = Hall.coverage(cells);
        int[] seen = Hall.coverage(inputs);
        for (int set = 0; set < before.length; set++) {
            before[set] = Math.min(before[set], seen[set]);
        }
        return before;
    }
}
