package org.faltung.explore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faltung.fold.Folding;
import org.faltung.io.InputFile;
import org.faltung.io.Model;
import org.faltung.io.Models;
import org.faltung.io.json.Json;
import org.faltung.io.json.JsonText;

/// The networks that the explorer comes with; examples/TrainNetworks.java made them.
final class Shipped {
    private static final String FOLDER = "networks/";

    private record Title(String id, String title) {}

    private static final List<Title> ALL =
            List.of(
                    new Title("two-moons", "Two moons"),
                    new Title("digits", "Handwritten digits"),
                    new Title("karate", "Karate club"));

    private Shipped() {}

    /// All of them, read anew.
    static List<Opened> all() {
        try {
            Path folder = Files.createTempDirectory("faltung-networks");
            try {
                List<Opened> opened = new ArrayList<>();
                for (Title title : ALL) {
                    opened.add(read(title, folder));
                }
                return opened;
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Opened read(Title title, Path folder) throws IOException {
        Path file = copied(title.id() + ".json", folder);
        Path points = copied(title.id() + "-samples.json", folder);
        try {
            Model model = Models.read(file);
            Json text = JsonText.read(InputFile.at(file, "model"));
            Json samples = JsonText.read(InputFile.at(points, "samples"));
            List<Sample> all = new ArrayList<>();
            for (Json sample : samples.required("samples").items()) {
                all.add(
                        new Sample(
                                sample.required("name").text(),
                                sample.required("point").items().stream()
                                        .map(Json::number)
                                        .toList()));
            }
            return new Opened(
                    title.id(),
                    title.title(),
                    text.required("comment").text(),
                    samples.required("source").text(),
                    model,
                    Folding.of(model.network()),
                    all,
                    false);
        } finally {
            Files.delete(file);
            Files.delete(points);
        }
    }

    private static Path copied(String name, Path folder) throws IOException {
        try (InputStream resource = Resources.open(FOLDER + name)) {
            Path copy = folder.resolve(name);
            Files.copy(resource, copy);
            return copy;
        }
    }
}
