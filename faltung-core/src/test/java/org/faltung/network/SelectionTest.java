package org.faltung.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void aSelectionIsWhatItsPlacesAre() {
        int[] indices = {2, Selection.ZERO, 0};
        Selection selection = Selection.of(indices);
        indices[0] = 7;
        assertThat(selection.size()).isEqualTo(3);
        assertThat(selection.index(0)).isEqualTo(2);
        assertThat(selection.index(1)).isEqualTo(-1);
        assertThat(selection.largest()).isEqualTo(2);
        assertThat(selection).isEqualTo(Selection.of(2, -1, 0)).isNotEqualTo(Selection.of(2, -1));
        assertThat(selection).hasSameHashCodeAs(Selection.of(2, -1, 0));
    }

    @Test
    void aPlaceBelowMinusOneIsRefused() {
        assertThatThrownBy(() -> Selection.of(0, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("place number 1 of a selection is -2");
    }

    @Test
    void aSelectMustFillItsShapeAndStayInItsInput() {
        Selection three = Selection.of(3, -1, 0);
        assertThatThrownBy(() -> new Mix.Select(three, new Shape.Vector(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 values cannot be a vector of 4");
        var select = new Mix.Select(three, new Shape.Signal(3, 1));
        assertThat(select.output(new Shape.Image(2, 2, 1))).isEqualTo(new Shape.Signal(3, 1));
        assertThat(select.parameters(new Shape.Vector(4))).isZero();
        assertThatThrownBy(() -> select.output(new Shape.Vector(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index 3")
                .hasMessageContaining("ends at 2");
    }
}
