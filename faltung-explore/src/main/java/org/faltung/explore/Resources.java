package org.faltung.explore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// What the jar holds beside the classes.
final class Resources {
    private Resources() {}

    static InputStream open(String name) {
        return Optional.ofNullable(Resources.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("the jar lacks " + name));
    }

    static byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
