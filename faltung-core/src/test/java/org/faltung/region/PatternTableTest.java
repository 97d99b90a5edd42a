package org.faltung.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.region.geometry.PackedPatterns;
import org.faltung.region.geometry.PatternTable;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

class PatternTableTest {
    private static FoldSequence folds(SplittableRandom random) {
        List<Unit> units = new ArrayList<>();
        int rows = 0;
        for (int u = random.nextInt(1, 140); u > 0; u--) {
            int pieces = random.nextInt(2, 6);
            units.add(pieces == 2 ? Unit.Bend.RECTIFIER : new Unit.Maximum(pieces));
            rows += units.getLast().rows();
        }
        AffineMapBuilder map = new AffineMapBuilder(1);
        for (int row = 0; row < rows; row++) {
            map.endRow();
        }
        AffineMapBuilder output = new AffineMapBuilder(units.size());
        return new FoldSequence(
                1, List.of(new FoldLayer(map.build(), units)), output.endRow().build());
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 50)
    void patternsAreNumberedInTheOrderOfTheTreeAndFound(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        FoldSequence folds = folds(random);
        List<Unit> units = folds.layers().getFirst().units();
        PatternTable table = new PatternTable(folds);
        PackedPatterns list = new PackedPatterns(table.code());
        TreeSet<Prefix> patterns = new TreeSet<>();
        int most = random.nextInt(1, 40_000);
        for (int n = 0; n < most; n++) {
            int[] pieces = units.stream().mapToInt(unit -> random.nextInt(unit.pieces())).toArray();
            Prefix pattern = Prefix.of(pieces, pieces.length);
            if (patterns.add(pattern)) {
                list.add(pattern);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        list.write(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        table.add(PackedPatterns.read(table.code(), in), Integer.MAX_VALUE);
        table.sort();
        assertThat(table.size()).isEqualTo(patterns.size());
        int number = 0;
        for (Prefix pattern : patterns) {
            assertThat(table.pattern(number)).isEqualTo(pattern);
            assertThat(table.find(pattern)).hasValue(number);
            number++;
        }
        for (int n = 0; n < 100; n++) {
            int[] pieces = units.stream().mapToInt(unit -> random.nextInt(unit.pieces())).toArray();
            Prefix pattern = Prefix.of(pieces, pieces.length);
            assertThat(table.find(pattern).isPresent()).isEqualTo(patterns.contains(pattern));
        }
    }
}
