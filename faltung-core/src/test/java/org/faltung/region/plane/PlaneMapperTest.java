package org.faltung.region.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.oracle.DenseChain;
import org.faltung.polytope.Range;
import org.faltung.region.Listener;
import org.faltung.region.line.RandomLine;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class PlaneMapperTest {
    private static final Range SIDE = new Range(Rational.of(-2), Rational.of(2));
    private static final int SHEET = 6; // cells: so few that there are many steps

    /// All that a walk shows and tells.
    private record Shown(
            List<String> faces,
            List<Integer> unfinished,
            Map<Integer, Long> cells,
            List<Long> decided) {}

    /// Ends a walk after some regions.
    private static final class Books implements Listener {
        private final int lastLayer;
        private final long most;
        private final List<Integer> unfinished = new ArrayList<>();
        private final Map<Integer, Long> cells = new TreeMap<>();
        private long byFilter;
        private long exactly;

        Books(int lastLayer, long most) {
            this.lastLayer = lastLayer;
            this.most = most;
        }

        @Override
        public boolean stopped() {
            return cells.getOrDefault(lastLayer, 0L) >= most;
        }

        @Override
        public void cells(int layer, long many) {
            cells.merge(layer, many, Long::sum);
        }

        @Override
        public void unfinished(int decided) {
            unfinished.add(decided);
        }

        @Override
        public void decided(long filter, long exact) {
            byFilter += filter;
            exactly += exact;
        }
    }

    private static Shown shown(FoldSequence folds, int threads, long most, boolean brief) {
        PlaneMapper mapper = new PlaneMapper(folds, SIDE, SIDE, new PlaneWalk.Pace(SHEET, threads));
        Books books = new Books(mapper.folds().layers().size() - 1, most);
        List<String> faces = new ArrayList<>();
        mapper.walk(books, cell -> faces.add(told(cell)), () -> brief);
        return new Shown(
                faces, books.unfinished, books.cells, List.of(books.byFilter, books.exactly));
    }

    private static String told(MappedCell cell) {
        StringBuilder text = new StringBuilder(cell.code());
        for (int i = 0; i < cell.outline().size(); i++) {
            text.append(' ').append(cell.outline().u(i)).append(' ').append(cell.outline().v(i));
            text.append(cell.outline().isDrawn(i));
        }
        for (int row = 0; row < cell.outputs(); row++) {
            text.append(' ').append(cell.output(row, 0)).append(' ').append(cell.output(row, 2));
        }
        cell.parts().forEach(part -> text.append(' ').append(part.winner()));
        return text.toString();
    }

    private static FoldSequence network(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.nextBoolean()
                ? RandomLine.of(random, 2).folds()
                : Folding.of(DenseChain.random(2, List.of(9, 8, 3), random).network());
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void showsTheSameOnAnyNumberOfThreads(long seed) {
        FoldSequence folds = network(seed);
        Shown one = shown(folds, 1, Long.MAX_VALUE, false);
        assertThat(one.unfinished()).isEmpty();
        assertThat(shown(folds, 2, Long.MAX_VALUE, false)).isEqualTo(one);
        assertThat(shown(folds, 3, Long.MAX_VALUE, true)).isEqualTo(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void endsAfterTheSameFacesOnAnyNumberOfThreads(long seed) {
        FoldSequence folds = network(seed);
        List<String> all = shown(folds, 2, Long.MAX_VALUE, false).faces();
        for (int most : new int[] {1, 1 + all.size() / 2}) {
            if (most < all.size()) {
                Shown one = shown(folds, 1, most, true);
                assertThat(one.faces()).isEqualTo(all.subList(0, most));
                assertThat(one.unfinished()).isNotEmpty();
                assertThat(shown(folds, 2, most, true)).isEqualTo(one);
                assertThat(shown(folds, 3, most, false)).isEqualTo(one);
            }
        }
    }

    @Test
    void whatTheSinkThrowsEndsTheWalk() {
        FoldSequence folds = network(2);
        PlaneMapper mapper = new PlaneMapper(folds, SIDE, SIDE, new PlaneWalk.Pace(SHEET, 3));
        Books books = new Books(0, Long.MAX_VALUE);
        IllegalStateException full = new IllegalStateException("the disk is full");
        assertThatThrownBy(() ->
                        mapper.walk(
                                books,
                                _ -> {
                                    throw full;
                                },
                                () -> false))
                .isSameAs(full);
    }
}
