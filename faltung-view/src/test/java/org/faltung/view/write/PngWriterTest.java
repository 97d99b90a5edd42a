package org.faltung.view.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.faltung.region.plane.Outline;
import org.faltung.slice.Face;
import org.faltung.slice.PlanarMap;
import org.faltung.testkit.SeedSource;
import org.faltung.view.Coloring;
import org.faltung.view.Drawn;
import org.faltung.view.Look;
import org.faltung.view.Maps;
import org.faltung.view.PlotBox;
import org.faltung.view.SlicePicture;
import org.faltung.view.color.Ink;
import org.faltung.view.color.Palette;
import org.faltung.view.color.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class PngWriterTest {
    private static byte[] bytes(Drawn drawn, double dpi) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PictureFile.write(drawn, Format.PNG, dpi, bytes);
        return bytes.toByteArray();
    }

    @Test
    void theFileHasItsSizeAndResolution() throws IOException {
        Look look = new Look(Coloring.PATTERN, Theme.LIGHT, true, 400, OptionalDouble.of(300), 240);
        byte[] bytes = bytes(SlicePicture.draw(Maps.map(1), Maps.subject(), look), 240);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(image.getWidth()).isEqualTo(1000);
        assertThat(image.getHeight()).isEqualTo(750);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pHYs");
        ByteBuffer chunk = ByteBuffer.wrap(bytes, at + 4, 9);
        assertThat(chunk.getInt()).isEqualTo(9449); // 240 per inch in a metre
        assertThat(chunk.getInt()).isEqualTo(9449);
        assertThat(chunk.get()).isEqualTo((byte) 1);
    }

    /// Compares the pixel in the middle of each region that is large enough.
    private static int compare(
            PlanarMap map, Coloring coloring, Theme theme, Function<Face, Ink> expected)
            throws IOException {
        double scale = 2;
        Drawn drawn = SlicePicture.draw(map, Maps.subject(), Look.of(coloring).in(theme));
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(bytes(drawn, scale * Look.PIXELS_PER_INCH)));
        PlotBox box = drawn.hover();
        int compared = 0;
        for (Face face : map.faces()) {
            Outline outline = face.outline();
            double u = outline.insideU();
            double v = outline.insideV();
            double room = room(outline, u, v) * scale * Math.min(box.xu(), -box.yv());
            if (room > 5 && face.parts().size() == 1) {
                double x = scale * (box.x0() + box.xu() * (u - box.lowU()));
                double y = scale * (box.y0() + box.yv() * (v - box.lowV()));
                String pixel =
                        String.format(
                                Locale.ROOT, "#%06x", image.getRGB((int) x, (int) y) & 0xFFFFFF);
                assertThat(pixel)
                        .as("region %d at %s, %s", face.id(), u, v)
                        .isEqualTo(expected.apply(face).in(theme).hex());
                compared++;
            }
        }
        return compared;
    }

    /// The distance of a point from the nearest side.
    private static double room(Outline outline, double u, double v) {
        double room = Double.MAX_VALUE;
        for (int i = 0; i < outline.size(); i++) {
            int j = (i + 1) % outline.size();
            double du = outline.u(j) - outline.u(i);
            double dv = outline.v(j) - outline.v(i);
            double cross = du * (v - outline.v(i)) - dv * (u - outline.u(i));
            room = Math.min(room, cross / Math.hypot(du, dv));
        }
        return room;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 3)
    void regionsHaveTheColourOfTheirClass(long seed) throws IOException {
        int compared =
                compare(
                        Maps.map(seed),
                        Coloring.CLASS,
                        Theme.LIGHT,
                        face -> Palette.ofClass(face.winner(), 3));
        assertThat(compared).isPositive();
    }

    @Test
    void regionsArePlainWhereLinesAreColoured() throws IOException {
        assertThat(compare(Maps.map(5), Coloring.DEPTH, Theme.DARK, _ -> Ink.PLAIN)).isPositive();
        assertThat(compare(Maps.map(5), Coloring.NEURON, Theme.LIGHT, _ -> Ink.PLAIN)).isPositive();
    }
}
