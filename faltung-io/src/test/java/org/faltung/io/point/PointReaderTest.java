package org.faltung.io.point;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointReaderTest {
    private static final Shape THREE = new Shape.Vector(3);
    private static final Shape COLOURED = new Shape.Image(2, 3, 3);

    @TempDir private Path folder;

    private static List<Rational> rationals(String... numbers) {
        return Arrays.stream(numbers).map(Rational::parse).toList();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aCommaListIsReadExactly() {
        assertThat(PointReader.read("0.05, -1/3,1e-3", THREE))
                .isEqualTo(rationals("1/20", "-1/3", "1/1000"));
        assertThat(PointReader.read("-7", new Shape.Vector(1))).isEqualTo(rationals("-7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1,2/4\n-3e0", "# x\n0.1;1/2;\n\n-3 # last", "0.1\t0.5 , -3\r\n"})
    void linesOfNumbersAreReadExactly(String text) throws IOException {
        assertThat(PointReader.read(file("p.CSV", text), THREE))
                .isEqualTo(rationals("1/10", "1/2", "-3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.1, \"1/2\", -3]", "[[[0.1],[0.5],[-3]]]", "[[0.1, 5e-1, -3.0]]"})
    void jsonIsReadExactlyFlatOrNested(String text) throws IOException {
        assertThat(PointReader.read(file("p.json", text), THREE))
                .isEqualTo(rationals("1/10", "1/2", "-3"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1,2 ~ '1,2': it holds 2 numbers, but the model's input is a vector of 3 and takes 3",
                "1 ~ '1': it holds 1 number, but",
                "1,,2 ~ '1,,2': '' is not a number; write a decimal such as -0.05, or p/q",
                "1,2,3/0 ~ '1,2,3/0': '3/0' divides by 0",
                "1,2,NaN ~ '1,2,NaN': this is neither a comma list of numbers, such as 0,0.5,-1/3, nor a file",
                "picture.bmp ~ 'picture.bmp': this is neither a comma list",
                "none.npy ~ none.npy: there is no such file; check its name",
            })
    void badWordsAreRefused(String word, String message) {
        assertRefused(word, THREE, message);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "p.csv ~ 1,2,3,4 ~ p.csv: it holds 4 numbers, but the model's input is a vector of 3 and takes 3",
                "p.csv ~ x,y,z ~ p.csv: line 1: 'x' is not a number",
                "p.csv ~ 1,nan,3 ~ p.csv: line 1: 'nan' is not a number",
                "p.json ~ [1,NaN,3] ~ p.json: [1]: 'NaN' is not a number",
                "p.json ~ [1,[2],3] ~ p.json: arrays side by side must be equally long",
                "p.json ~ {\"x\":1} ~ p.json: expected an array of numbers, got an object",
                "p.json ~ [[1,2],[3,4]] ~ p.json: it holds 4 numbers (2 x 2), but",
                "p.json ~ [1,2 ~ p.json: line 1: this is not JSON",
                "p.npy ~ 1,2,3 ~ p.npy: this is not a .npy file",
                "p.png ~ 1,2,3 ~ p.png: this is not a PNG or JPEG picture",
            })
    void badFilesAreRefused(String name, String text, String message) throws IOException {
        assertRefused(file(name, text), THREE, message);
    }

    private static void assertRefused(String argument, Shape shape, String message) {
        assertThatThrownBy(() -> PointReader.read(argument, shape))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(message)
                .message()
                .hasLineCount(1);
    }

    /// An array as NumPy writes it.
    private String npy(int version, String header, ByteBuffer data) throws IOException {
        byte[] text = (header + "\n").getBytes(ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(12 + text.length + data.capacity());
        bytes.order(ByteOrder.LITTLE_ENDIAN).put("\u0093NUMPY".getBytes(ISO_8859_1));
        bytes.put((byte) version).put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        bytes.put(text).put(data.rewind());
        byte[] all = Arrays.copyOf(bytes.array(), bytes.position());
        return Files.write(folder.resolve("p.npy"), all).toString();
    }

    private static String header(String kind, boolean fortran, String shape) {
        return "{'descr': '"
                + kind
                + "', 'fortran_order': "
                + (fortran ? "True" : "False")
                + ", 'shape': "
                + shape
                + ", }";
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest(name = "version {0}")
    @ValueSource(ints = {1, 2, 3})
    void floatsOfNumPyAreReadAsTheyAre(int version) throws IOException {
        ByteBuffer data = little(12).putFloat(0.1f).putFloat(-2).putFloat(1e-45f);
        assertThat(PointReader.read(npy(version, header("<f4", false, "(1, 3)"), data), THREE))
                .containsExactly(Rational.of(0.1f), Rational.of(-2), Rational.of(Float.MIN_VALUE));
        ByteBuffer doubles = ByteBuffer.allocate(24).putDouble(0.1).putDouble(3).putDouble(-0.0);
        assertThat(PointReader.read(npy(version, header(">f8", true, "(3,)"), doubles), THREE))
                .containsExactly(Rational.of(0.1), Rational.of(3), Rational.ZERO);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "|u1, 1, 255",
        "|i1, 1, -1",
        "<u2, 2, 65535",
        "<i2, 2, -1",
        "<u4, 4, 4294967295",
        "<i4, 4, -1",
        "<u8, 8, 18446744073709551615",
        "<i8, 8, -1",
        "|b1, 1, 255"
    })
    void integersOfNumPyHaveTheirSign(String kind, int width, String ones) throws IOException {
        ByteBuffer data = little(width);
        Arrays.fill(data.array(), (byte) -1);
        assertThat(PointReader.read(npy(1, header(kind, false, "()"), data), new Shape.Vector(1)))
                .isEqualTo(rationals(ones));
    }

    @Test
    void fortranOrderIsTurnedIntoTheOrderOfTheInput() throws IOException {
        int[] axes = {3, 2, 4};
        ByteBuffer data = little(24);
        for (int k = 0; k < axes[2]; k++) {
            for (int j = 0; j < axes[1]; j++) {
                for (int i = 0; i < axes[0]; i++) {
                    data.put((byte) ((i * axes[1] + j) * axes[2] + k));
                }
            }
        }
        Shape shape = new Shape.Image(2, 4, 3);
        assertThat(PointReader.read(npy(1, header("|u1", true, "(1, 3, 2, 4)"), data), shape))
                .isEqualTo(IntStream.range(0, 24).mapToObj(Rational::of).toList());
    }

    @Test
    void axesInAnotherOrderThanTheInputsAreRefused() throws IOException {
        String file = npy(1, header("|u1", false, "(2, 3, 3)"), little(18));
        assertRefused(
                file,
                COLOURED,
                "its axes are 2 x 3 x 3, but the model's input is ordered 3 channels x 2 rows x 3"
                        + " columns; transpose it");
        assertThat(PointReader.read(file, new Shape.Vector(18))).hasSize(18);
        assertThat(PointReader.read(npy(1, header("|u1", false, "(18,)"), little(18)), COLOURED))
                .hasSize(18);
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<f4 ~ (3,) ~ 8 ~ its header promises 3 numbers of 4 bytes, but 8 bytes follow",
                "<c8 ~ (3,) ~ 24 ~ numbers of the kind 'c8' are not read; save the array with numpy.save",
                "<f4 ~ (2, 2) ~ 16 ~ it holds 4 numbers (2 x 2), but the model's input is a vector of 3",
                "<f4 ~ (99999999999,) ~ 16 ~ its shape is larger than that of any point",
                "<U4 ~ (3,) ~ 48 ~ its header is not that of a plain array of numbers",
            })
    void badArraysAreRefused(String kind, String shape, int bytes, String message)
            throws IOException {
        assertRefused(npy(1, header(kind, false, shape), little(bytes)), THREE, message);
    }

    @Test
    void notANumberIsRefusedWithItsPlace() throws IOException {
        ByteBuffer data = little(12).putFloat(1).putFloat(Float.NaN).putFloat(2);
        assertRefused(
                npy(1, header("<f4", false, "(3,)"), data),
                THREE,
                "number 1: number must be finite, got NaN");
    }

    private String picture(BufferedImage image, String kind) throws IOException {
        Path file = folder.resolve("p." + kind);
        assertThat(ImageIO.write(image, kind, file.toFile())).isTrue();
        return file.toString();
    }

    private static Rational over(int value, int most) {
        return Rational.of(value).over(Rational.of(most));
    }

    @ParameterizedTest(name = "type {0} has values up to {1}")
    @CsvSource({
        BufferedImage.TYPE_BYTE_GRAY + ", 255",
        BufferedImage.TYPE_USHORT_GRAY + ", 65535",
        BufferedImage.TYPE_BYTE_BINARY + ", 1"
    })
    void aGreyPictureIsItsSamplesOverTheLargest(int type, int most) throws IOException {
        var image = new BufferedImage(3, 2, type);
        int[] samples = {0, 1, most / 2, most, 0, most};
        image.getRaster().setSamples(0, 0, 3, 2, 0, samples);
        List<Rational> values = Arrays.stream(samples).mapToObj(v -> over(v, most)).toList();
        String file = picture(image, "png");
        assertThat(PointReader.read(file, new Shape.Image(2, 3, 1))).isEqualTo(values);
        assertThat(PointReader.read(file, new Shape.Vector(6))).isEqualTo(values);
        assertThat(PointReader.read(file, COLOURED))
                .hasSize(18)
                .startsWith(values.toArray(new Rational[0]));
    }

    @Test
    void aColouredPictureIsOrderedByChannels() throws IOException {
        var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 6; pixel++) {
            image.setRGB(pixel % 3, pixel / 3, pixel << 16 | 10 + pixel << 8 | 20 + pixel);
        }
        List<Rational> values =
                IntStream.range(0, 18).mapToObj(i -> over(i / 6 * 10 + i % 6, 255)).toList();
        String file = picture(image, "png");
        assertThat(PointReader.read(file, COLOURED)).isEqualTo(values);
        assertRefused(file, new Shape.Image(2, 3, 1), "it is coloured, but the model's input is");
        assertRefused(
                file,
                new Shape.Image(3, 2, 3),
                "it is 2 pixels high and 3 wide, grey or RGB, but the model's input is an image of"
                        + " 3x2x3 (height x width x channels)");
        assertRefused(file, new Shape.Image(2, 3, 2), "grey or RGB, but the model's input is");
    }

    @Test
    void aJpegIsRead() throws IOException {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster()
                .setSamples(0, 0, 16, 16, 0, IntStream.generate(() -> 128).limit(256).toArray());
        assertThat(PointReader.read(picture(image, "jpg"), new Shape.Image(16, 16, 1)))
                .containsOnly(over(128, 255));
    }

    @Test
    void whatShinesThroughIsRefused() throws IOException {
        var image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        for (int pixel = 0; pixel < 6; pixel++) {
            image.setRGB(pixel % 3, pixel / 3, 0xFF000000 | pixel);
        }
        assertThat(PointReader.read(picture(image, "png"), COLOURED)).hasSize(18);
        image.setRGB(2, 1, 0x7F000000);
        assertRefused(
                picture(image, "png"), COLOURED, "its pixel in row 1, column 2 is transparent");
    }
}
