package org.faltung.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.faltung.io.Model;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/// Every operator with random sizes, attributes and weights, against ONNX Runtime.
class OperatorsTest {
    @TempDir private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void convolutions(long seed) throws Exception {
        onGrid(seed, RandomModel::conv);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void maxPools(long seed) throws Exception {
        onGrid(seed, model -> model.pool("MaxPool"));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void averagePools(long seed) throws Exception {
        onGrid(seed, model -> model.pool("AveragePool"));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void arithmeticByConstants(long seed) throws Exception {
        onGrid(seed, model -> repeat(3, model::arithmetic));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void batchNormalisations(long seed) throws Exception {
        onGrid(seed, RandomModel::batchNorm);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void activations(long seed) throws Exception {
        onGrid(seed, RandomModel::activation);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void fullyConnectedLayers(long seed) throws Exception {
        onGrid(
                seed,
                model -> {
                    model.matMulAndAdd();
                    model.activation();
                    model.gemm();
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 10)
    void globalMeans(long seed) throws Exception {
        onGrid(
                seed,
                model -> {
                    model.node("GlobalAveragePool", List.of());
                    int[] dims = model.dims();
                    Arrays.fill(dims, 2, dims.length, 1);
                    model.viewed(dims);
                    model.batchNorm();
                    model.gemm();
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void chainsOfAllOfThem(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        onGrid(seed, model -> repeat(random.nextInt(2, 9), () -> any(model, random)));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 120)
    void movesOfValues(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        onGrid(
                seed,
                model -> {
                    var moves = new RandomMoves(model, random);
                    repeat(random.nextInt(1, 5), moves::any);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void zerosBeforeWindows(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        onGrid(
                seed,
                model -> {
                    new RandomMoves(model, random).pad();
                    switch (random.nextInt(3)) {
                        case 0 -> model.pool("MaxPool");
                        case 1 -> model.pool("AveragePool");
                        default -> model.conv();
                    }
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void productsOfMatrices(long seed) throws Exception {
        onGrid(seed, model -> repeat(2, model::product));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 120)
    void branchesThatCross(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        onGrid(seed, model -> new RandomGraph(model, random).grow(random.nextInt(2, 12)));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 60)
    void branches(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        onGrid(seed, model -> repeat(random.nextInt(1, 4), () -> residual(model, random)));
    }

    private void onGrid(long seed, Consumer<RandomModel> steps) throws Exception {
        var random = new SplittableRandom(seed);
        int[] dims =
                random.nextInt(3) == 0
                        ? new int[] {1, random.nextInt(1, 4), random.nextInt(2, 12)}
                        : new int[] {
                            1, random.nextInt(1, 4), random.nextInt(2, 9), random.nextInt(2, 9)
                        };
        int[] declared = dims.clone();
        declared[0] = random.nextInt(2);
        long opset = new long[] {7, 11, 13, 17, 22}[random.nextInt(5)];
        TestModel model = TestModel.floats(opset, declared);
        if (random.nextBoolean()) {
            model.typed();
        }
        var built = new RandomModel(model, random, dims);
        built.node("Identity", List.of());
        steps.accept(built);
        Model read = Referee.agree(folder, model, built.at(), random, dims);
        assertThat(read.network().output().size()).isEqualTo(Referee.product(built.dims()));
    }

    private static void any(RandomModel model, SplittableRandom random) {
        boolean grid = model.dims().length > 2;
        switch (random.nextInt(grid ? 7 : 5)) {
            case 0 -> model.activation();
            case 1 -> model.arithmetic();
            case 2 -> model.batchNorm();
            case 3 -> {
                if (random.nextInt(4) == 0) {
                    model.gemm();
                } else {
                    model.activation();
                }
            }
            case 4 -> model.node("Dropout", List.of());
            case 5 -> model.conv();
            default -> model.pool(random.nextBoolean() ? "MaxPool" : "AveragePool");
        }
    }

    /// A block that leaves the sizes as they are, added to its input or concatenated with it.
    private static void residual(RandomModel model, SplittableRandom random) {
        String fork = model.at();
        int[] dims = model.dims();
        sameSize(model, dims[1], random);
        if (random.nextBoolean()) {
            residual(model, random);
        }
        int[] sizes = model.dims();
        String branch = model.at();
        model.goTo(fork, dims);
        if (random.nextBoolean() || sizes[1] != dims[1]) {
            sameSize(model, sizes[1], random);
        }
        String other = model.at();
        boolean concatenated = random.nextBoolean();
        model.goTo(branch, sizes);
        if (concatenated) {
            model.goTo(
                    model.model()
                            .node("Concat", List.of(other, branch), TestModel.whole("axis", 1)),
                    sizes);
            sizes[1] *= 2;
            model.viewed(sizes);
        } else {
            model.node("Add", List.of(other));
        }
        model.activation();
    }

    private static void sameSize(RandomModel model, int channels, SplittableRandom random) {
        int[] dims = model.dims();
        int[] kernel =
                RandomModel.concat(
                        new int[] {channels, dims[1]},
                        dims.length == 3 ? new int[] {3} : new int[] {3, 3});
        model.node(
                "Conv",
                List.of(model.weights(kernel)),
                TestModel.wholes(
                        "pads", dims.length == 3 ? new long[] {1, 1} : new long[] {1, 1, 1, 1}));
        dims[1] = channels;
        model.viewed(dims);
        repeat(random.nextInt(3), model::activation);
    }

    private static void repeat(int times, Runnable step) {
        for (int i = 0; i < times; i++) {
            step.run();
        }
    }
}
