package org.faltung.notation;

import java.util.ArrayList;
import java.util.List;
import org.faltung.network.Shape;

/// The first step: `in:HxWxC`, `in:NxC`, `in:N` or `in:graph=NAMExC`.
final class InputStep {
    private static final String FORM = "in:HxWxC, in:NxC, in:N or in:graph=NAMExC";
    private static final int FEW_CHANNELS = 4;

    private InputStep() {}

    static Shape read(Step step, List<String> notes) {
        step.open(FORM);
        Shape shape = step.accept("graph=") ? GraphInput.read(step) : grid(step, notes);
        step.end();
        return shape;
    }

    private static Shape grid(Step step, List<String> notes) {
        List<Integer> sizes = new ArrayList<>();
        do {
            sizes.add(step.whole("the input's size", 1));
        } while (sizes.size() < 3 && step.accept("x"));
        step.end();
        int first = sizes.getFirst();
        try {
            return switch (sizes.size()) {
                case 1 -> new Shape.Vector(first);
                case 2 -> signal(first, sizes.get(1), notes);
                default -> new Shape.Image(first, sizes.get(1), sizes.get(2));
            };
        } catch (IllegalArgumentException e) {
            throw new NotationException(step + ": " + e.getMessage(), e);
        }
    }

    private static Shape signal(int samples, int channels, List<String> notes) {
        if (channels > FEW_CHANNELS) {
            String sizes = samples + "x" + channels;
            notes.add(
                    "in:"
                            + sizes
                            + " is a signal of "
                            + samples
                            + " samples with "
                            + channels
                            + " channels; for an image write in:"
                            + sizes
                            + "x1");
        }
        return new Shape.Signal(samples, channels);
    }
}
