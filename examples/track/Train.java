import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;

/// Trains 2-16-16-1 on two moons by Adam and writes checkpoints as models for `faltung track`:
///
///     java examples/track/Train.java examples/track
public final class Train {
    private static final int[] WIDTHS = {2, 16, 16, 1};
    private static final Set<Integer> KEPT = Set.of(0, 5, 20, 80, 320, 1280);
    private static final int POINTS = 200;
    private static final double RATE = 0.01;

    private final Random random = new Random(6);
    private final double[][] numbers = new double[2 * WIDTHS.length - 2][]; // weights and biases in turn
    private final double[][] first = new double[numbers.length][];
    private final double[][] second = new double[numbers.length][];

    public static void main(String[] words) throws IOException {
        new Train().run(Path.of(words[0]));
    }

    private void run(Path folder) throws IOException {
        for (int l = 1; l < WIDTHS.length; l++) {
            double[] weights = new double[WIDTHS[l] * WIDTHS[l - 1]];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextGaussian() * Math.sqrt(2.0 / WIDTHS[l - 1]);
            }
            numbers[2 * l - 2] = weights;
            numbers[2 * l - 1] = new double[WIDTHS[l]];
        }
        for (int k = 0; k < numbers.length; k++) {
            first[k] = new double[numbers[k].length];
            second[k] = new double[numbers[k].length];
        }
        double[][] points = new double[POINTS][];
        for (int i = 0; i < POINTS; i++) {
            double angle = Math.PI * random.nextDouble();
            boolean upper = i % 2 == 0;
            points[i] = new double[] {
                (upper ? Math.cos(angle) : 1 - Math.cos(angle)) + 0.12 * random.nextGaussian(),
                (upper ? Math.sin(angle) : 0.5 - Math.sin(angle)) + 0.12 * random.nextGaussian()
            };
        }
        for (int epoch = 0; ; epoch++) {
            if (KEPT.contains(epoch)) {
                write(folder.resolve("epoch-%04d.json".formatted(epoch)), epoch);
            }
            if (epoch == KEPT.stream().mapToInt(Integer::intValue).max().orElseThrow()) {
                return;
            }
            step(points, epoch + 1);
        }
    }

    /// One step down the mean logistic loss of all points.
    private void step(double[][] points, int time) {
        double[][] slopes = new double[numbers.length][];
        for (int k = 0; k < numbers.length; k++) {
            slopes[k] = new double[numbers[k].length];
        }
        for (int i = 0; i < points.length; i++) {
            slope(points[i], i % 2, slopes);
        }
        for (int k = 0; k < numbers.length; k++) {
            for (int i = 0; i < numbers[k].length; i++) {
                double g = slopes[k][i] / points.length;
                first[k][i] = 0.9 * first[k][i] + 0.1 * g;
                second[k][i] = 0.999 * second[k][i] + 0.001 * g * g;
                double mean = first[k][i] / (1 - Math.pow(0.9, time));
                double square = second[k][i] / (1 - Math.pow(0.999, time));
                numbers[k][i] -= RATE * mean / (Math.sqrt(square) + 1e-8);
            }
        }
    }

    private void slope(double[] point, int label, double[][] slopes) {
        double[][] values = new double[WIDTHS.length][];
        values[0] = point;
        for (int l = 1; l < WIDTHS.length; l++) {
            values[l] = new double[WIDTHS[l]];
            for (int o = 0; o < WIDTHS[l]; o++) {
                double sum = numbers[2 * l - 1][o];
                for (int q = 0; q < WIDTHS[l - 1]; q++) {
                    sum += numbers[2 * l - 2][o * WIDTHS[l - 1] + q] * values[l - 1][q];
                }
                values[l][o] = l < WIDTHS.length - 1 ? Math.max(0, sum) : sum;
            }
        }
        double[] back = {1 / (1 + Math.exp(-values[WIDTHS.length - 1][0])) - label};
        for (int l = WIDTHS.length - 1; l > 0; l--) {
            double[] before = new double[WIDTHS[l - 1]];
            for (int o = 0; o < WIDTHS[l]; o++) {
                slopes[2 * l - 1][o] += back[o];
                for (int q = 0; q < WIDTHS[l - 1]; q++) {
                    int place = o * WIDTHS[l - 1] + q;
                    slopes[2 * l - 2][place] += back[o] * values[l - 1][q];
                    before[q] += l > 1 && values[l - 1][q] > 0 ? back[o] * numbers[2 * l - 2][place] : 0;
                }
            }
            back = before;
        }
    }

    /// Weights are rounded to multiples of 1/4096.
    private void write(Path file, int epoch) throws IOException {
        StringJoiner layers = new StringJoiner(",\n  {\"kind\": \"relu\"},\n  ");
        for (int l = 1; l < WIDTHS.length; l++) {
            layers.add(
                    "{\"kind\": \"dense\", \"units\": " + WIDTHS[l] + ", \"weights\": "
                            + list(numbers[2 * l - 2]) + ", \"biases\": " + list(numbers[2 * l - 1]) + "}");
        }
        Files.writeString(
                file,
                "{\"format\": \"faltung-model\", \"version\": 1,\n \"comment\": \"two moons, 2-16-16-1, after "
                        + epoch + " epochs of examples/track/Train.java\",\n"
                        + " \"input\": {\"kind\": \"vector\", \"channels\": 2},\n \"layers\": [\n  "
                        + layers + "]}\n");
    }

    private static String list(double[] some) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (double number : some) {
            text.add(Double.toString(Math.rint(number * 4096) / 4096));
        }
        return text.toString();
    }
}
