package org.faltung.io.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.faltung.io.ImportException;
import org.faltung.network.Shape;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTableTest {
    private static final Shape SHAPE = new Shape.Image(1, 2, 1);

    @TempDir private Path folder;

    private PointTable read(String name, String text) throws IOException {
        return PointTable.read(Files.writeString(folder.resolve(name), text).toString(), SHAPE);
    }

    @Test
    void aLineIsAPoint() throws IOException {
        PointTable table = read("p.csv", "# x, y\n1, 2\n\n-1/4; 1e3\n5 6 # last\n");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.columns()).isEqualTo(2);
        assertThat(table.at(1, 0)).isEqualTo(-0.25);
        assertThat(table.at(1, 1)).isEqualTo(1000);
        assertThat(table.at(2, 1)).isEqualTo(6);
    }

    @Test
    void theFirstAxisOfJsonIsThePoints() throws IOException {
        PointTable table = read("p.json", "[[[1, 2]], [[3, \"1/2\"]]]");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.at(1, 1)).isEqualTo(0.5);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 10)
    void numPyArraysAreReadInEitherOrder(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(1, 6);
        float[][] points = new float[rows][2];
        for (float[] point : points) {
            point[0] = random.nextInt(-99, 100) / 8f;
            point[1] = random.nextInt(-99, 100) / 8f;
        }
        for (boolean fortran : new boolean[] {false, true}) {
            String header =
                    "{'descr': '<f4', 'fortran_order': %s, 'shape': (%d, 2), }\n"
                            .formatted(fortran ? "True" : "False", rows);
            ByteBuffer bytes =
                    ByteBuffer.allocate(10 + header.length() + 8 * rows)
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.put("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1));
            bytes.putShort((short) header.length());
            bytes.put(header.getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 2 * rows; i++) {
                bytes.putFloat(fortran ? points[i % rows][i / rows] : points[i / 2][i % 2]);
            }
            Path file = Files.write(folder.resolve(fortran + ".npy"), bytes.array());
            PointTable table = PointTable.read(file.toString(), SHAPE);
            assertThat(table.rows()).isEqualTo(rows);
            for (int row = 0; row < rows; row++) {
                assertThat(table.at(row, 0)).isEqualTo(points[row][0]);
                assertThat(table.at(row, 1)).isEqualTo(points[row][1]);
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "p.csv | 1,2,3 | line 1 holds 3 numbers",
                "p.csv | 1,x | line 1: ",
                "p.json | [1, 2] | its axes are [2]",
                "p.json | [[1, 2, 3]] | its axes are [1, 3]",
                "p.txt | 1 2 | points are read from files",
            })
    void whatIsNoTableIsRefused(String name, String text, String message) {
        assertThatThrownBy(() -> read(name, text))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(message);
    }
}
