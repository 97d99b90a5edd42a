package org.faltung.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// The jars that executors need beside those of Spark.
final class AppJars {
    private AppJars() {}

    /// The jars that some classes come from; a folder of classes is packed into one.
    static List<String> of(Class<?>... classes) {
        return Stream.of(classes).map(AppJars::place).distinct().map(AppJars::jar).toList();
    }

    /// The files beside a class's jar whose names begin so: libraries that were taken out of it. Executors have files beside
    /// the jars too.
    static List<String> beside(Class<?> type, String prefix) {
        Path folder = place(type).toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A jar as it is, or a folder of classes as a jar.
    static String jar(Path place) {
        try {
            return (Files.isDirectory(place) ? packed(place) : place).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path packed(Path folder) throws IOException {
        Path jar = Files.createTempFile("faltung-", ".jar");
        jar.toFile().deleteOnExit();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
