package org.faltung.explore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faltung.count.CannotCountException;
import org.faltung.fold.Folding;
import org.faltung.io.Model;
import org.faltung.io.Models;

/// The models that are open, and the points that were dropped on them. Safe for several threads.
final class Shelf {
    private final Map<String, Opened> models = new LinkedHashMap<>();
    private final OnPlanes onPlanes = new OnPlanes();
    private final Map<String, Map<String, Sample>> points = new LinkedHashMap<>();

    /// Opens a model of this machine.
    ///
    /// @throws org.faltung.io.ImportException if it cannot be read
    /// @throws CannotCountException if it has no normal form
    Opened open(Path file) {
        Model model = Models.read(file);
        Opened opened = opened(model, String.join(" ", model.notes()), false, () -> {});
        add(opened);
        return opened;
    }

    /// A model in normal form.
    ///
    /// @param between run now and then; ends the work by an exception
    /// @throws CannotCountException if it has none
    static Opened opened(Model model, String made, boolean own, Runnable between) {
        try {
            String id = model.sha256().substring(0, 12);
            return new Opened(
                    id,
                    model.name(),
                    made,
                    "",
                    model,
                    Folding.of(model.network(), between),
                    List.of(),
                    own);
        } catch (IllegalArgumentException e) {
            throw new CannotCountException(e);
        }
    }

    synchronized void add(Opened opened) {
        models.putIfAbsent(opened.id(), opened);
        List<Opened> own = models.values().stream().filter(Opened::own).toList();
        if (own.size() > Limits.DROPPED_MODELS) {
            models.remove(own.getFirst().id());
            points.remove(own.getFirst().id());
        }
    }

    synchronized List<Opened> models() {
        return List.copyOf(models.values());
    }

    synchronized Opened model(String id) {
        Opened opened = models.get(id);
        if (opened == null) {
            throw new RefusedException(
                    404,
                    "the model '%s' is not open here (any more); drop its file again"
                            .formatted(Words.shortened(id)));
        }
        return opened;
    }

    /// Keeps points that were dropped on a model.
    ///
    /// @return their names in requests
    synchronized List<String> keep(Opened model, List<Sample> dropped) {
        Map<String, Sample> kept = points.computeIfAbsent(model.id(), _ -> new LinkedHashMap<>());
        List<String> names = new ArrayList<>();
        for (Sample sample : dropped) {
            String name = "u" + Integer.toHexString(sample.point().hashCode());
            kept.put(name, sample);
            names.add(name);
        }
        while (kept.size() > Limits.DROPPED_POINTS) {
            kept.remove(kept.keySet().iterator().next());
        }
        return names;
    }

    /// The points that were dropped on a model, by their names.
    synchronized Map<String, Sample> dropped(Opened model) {
        return new LinkedHashMap<>(points.getOrDefault(model.id(), Map.of()));
    }

    /// The networks on planes.
    OnPlanes onPlanes() {
        return onPlanes;
    }

    /// Who reads planes of a model.
    ///
    /// @param between run now and then; ends the work by an exception
    Planes planes(Opened model, Runnable between) {
        Map<String, Sample> dropped = dropped(model);
        List<Sample> all = new ArrayList<>(model.samples());
        all.addAll(dropped.values());
        return new Planes(
                model,
                (_, name) -> {
                    Sample sample = dropped.get(name);
                    if (sample == null) {
                        throw new RefusedException(
                                404,
                                "a point that was dropped is not here any more; drop it again");
                    }
                    return sample;
                },
                all,
                between);
    }
}
