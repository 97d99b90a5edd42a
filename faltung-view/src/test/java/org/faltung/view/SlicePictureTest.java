package org.faltung.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.faltung.exact.Rational;
import org.faltung.network.Shape;
import org.faltung.slice.PlanarMap;
import org.faltung.slice.PlanarMaps;
import org.faltung.slice.Plane;
import org.faltung.slice.Window;
import org.faltung.view.color.Theme;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.TextWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlicePictureTest {
    private static List<String> texts(Drawn drawn) {
        List<String> texts = new ArrayList<>();
        for (Group group : drawn.scene().groups()) {
            for (Mark mark : group.marks()) {
                if (mark instanceof Mark.Label label) {
                    texts.add(label.text());
                }
            }
        }
        return texts;
    }

    private static List<String> ids(Drawn drawn) {
        return drawn.scene().groups().stream().map(Group::id).toList();
    }

    private static Look coarse(double dpi) {
        return new Look(Coloring.NORM, Theme.DARK, false, 500, OptionalDouble.empty(), dpi);
    }

    @ParameterizedTest
    @EnumSource(Coloring.class)
    void everyPictureSaysHowManyRegionsItHolds(Coloring coloring) {
        PlanarMap map = Maps.map(7);
        Drawn drawn = SlicePicture.draw(map, Maps.subject(), Look.of(coloring));
        assertThat(texts(drawn))
                .contains(
                        "a <model> & \"more\": " + map.faces().size() + " linear regions, exact",
                        "input 1",
                        "input 2");
        assertThat(drawn.regions()).isEqualTo(map.faces().size());
        assertThat(drawn.density()).isFalse();
        assertThat(ids(drawn)).contains("regions", "layer-1", "layer-2", "axes", "legend");
        assertThat(ids(drawn).contains("decisions")).isEqualTo(coloring == Coloring.CLASS);
    }

    @Test
    void regionsBelowAPixelAreDrawnAsDensity() {
        Drawn drawn = SlicePicture.draw(Maps.map(7), Maps.subject(), coarse(3));
        assertThat(drawn.density()).isTrue();
        assertThat(ids(drawn)).contains("density").doesNotContain("regions", "layer-1");
        assertThat(texts(drawn)).contains("regions per pixel");
        assertThat(drawn.scene().description())
                .contains("how many regions there are in each pixel");
        assertThat(SlicePicture.draw(Maps.map(7), Maps.subject(), coarse(192)).density()).isFalse();
    }

    @Test
    void everythingLiesOnThePage() {
        Drawn drawn = Maps.picture(7, Coloring.CLASS);
        double width = drawn.scene().width();
        double height = drawn.scene().height();
        for (Group group : drawn.scene().groups()) {
            for (Mark mark : group.marks()) {
                if (mark instanceof Mark.Label label) {
                    double text = TextWidth.of(label.text(), label.size());
                    double left =
                            switch (label.anchor()) {
                                case START -> label.x();
                                case MIDDLE -> label.x() - text / 2;
                                case END -> label.x() - text;
                            };
                    assertThat(left).as(label.text()).isBetween(0.0, width);
                    assertThat(left + (label.turned() ? 0 : text))
                            .as(label.text())
                            .isLessThan(width);
                    assertThat(label.y()).as(label.text()).isBetween(0.0, height);
                }
            }
        }
    }

    @Test
    void aPartialPictureSaysSo() {
        PlanarMap map = Maps.partial(3, 50);
        assertThat(map.complete()).isFalse();
        Drawn drawn = SlicePicture.draw(map, Maps.subject(), Look.of(Coloring.PATTERN));
        assertThat(drawn.scene().title()).contains("between ");
        assertThat(texts(drawn))
                .contains("not searched")
                .anyMatch(text -> text.startsWith("partial: "));
    }

    @Test
    void imagesAreShown() {
        Shape input = new Shape.Image(2, 2, 1);
        List<Rational> black = Collections.nCopies(4, Rational.ZERO);
        List<Rational> white = Collections.nCopies(4, Rational.ONE);
        List<Rational> half = List.of(Rational.ONE, Rational.ONE, Rational.ZERO, Rational.ZERO);
        Plane plane = Plane.through(black, white, half);
        PlanarMap map =
                PlanarMaps.of(Maps.network(2, 4, 6, 2)).on(plane).in(Window.square(-1, 2)).map();
        Subject subject = new Subject("m", "plane through P0, P1, P2", List.of("u", "v"), input);
        Drawn drawn = SlicePicture.draw(map, subject, Look.of(Coloring.PATTERN));
        Group legend =
                drawn.scene().groups().stream()
                        .filter(group -> group.id().equals("legend"))
                        .findFirst()
                        .orElseThrow();
        List<Mark.Bitmap> images =
                legend.marks().stream()
                        .filter(Mark.Bitmap.class::isInstance)
                        .map(Mark.Bitmap.class::cast)
                        .toList();
        assertThat(images).hasSize(3);
        assertThat(images.get(1).image().getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
        assertThat(images.get(2).image().getRGB(1, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(images.get(2).image().getRGB(0, 1)).isEqualTo(0xFF000000);
    }
}
