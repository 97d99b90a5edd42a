package org.faltung.explore;

import java.util.EnumSet;
import java.util.function.Consumer;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.result.Definition;
import org.faltung.slice.Face;
import org.faltung.slice.Mapped;
import org.faltung.slice.PlanarMaps;
import tools.jackson.core.JsonGenerator;

/// One view on its way to a page: first a coarse picture, the folds of the first layer; then all faces as they are found;
/// then how many there are, exactly; then the counts by the other definitions.
final class ViewWork {
    private static final int BATCH = 1500;
    private static final long BATCH_NANOS = 60_000_000;

    private final int request;
    private final View view;
    private final Outbox outbox;
    private final Errand errand;

    /// @param errand that it is within
    ViewWork(int request, View view, Outbox outbox, Errand errand) {
        this.request = request;
        this.view = view;
        this.outbox = outbox;
        this.errand = errand;
    }

    /// What a view for a page is within.
    static Errand errand(Outbox outbox) {
        return new Errand(Limits.STREAM, "zoom in, or show fewer layers", () -> !outbox.isOpen());
    }

    /// Searches and sends, until it is done or nobody wants it any more.
    void run() {
        if (view.layers() > 1) {
            stream(view.maps(1, errand).within(Limits.COARSE), FaceBatch.COARSE);
        }
        errand.check();
        Mapped mapped =
                stream(view.maps(view.layers(), errand).within(Limits.VIEW), FaceBatch.FINE);
        errand.check();
        say("done", json -> done(mapped, json));
        if (view.whole() && mapped.complete()) {
            functionRegions();
        }
    }

    private Mapped stream(PlanarMaps maps, int kind) {
        Sender sender = new Sender(kind);
        Mapped mapped = maps.forEach(sender);
        sender.flush();
        return mapped;
    }

    private final class Sender implements Consumer<Face> {
        private final int kind;
        private FaceBatch batch;
        private long last = System.nanoTime();

        Sender(int kind) {
            this.kind = kind;
            batch = new FaceBatch(kind, request, view.window());
        }

        @Override
        public void accept(Face face) {
            if (errand.isUnwanted()) {
                return;
            }
            batch.add(face);
            if (batch.size() >= BATCH || System.nanoTime() - last > BATCH_NANOS) {
                flush();
            }
        }

        void flush() {
            if (batch.size() > 0 && !errand.isUnwanted() && !outbox.send(batch.bytes())) {
                errand.giveUp();
            }
            batch = new FaceBatch(kind, request, view.window());
            last = System.nanoTime();
        }
    }

    private void done(Mapped mapped, JsonGenerator json) {
        Answers.count("count", mapped.count(), json);
        json.writeArrayPropertyStart("perLayer");
        mapped.perLayer().forEach(cells -> json.writeString(cells.toString()));
        json.writeEndArray();
        json.writeNumberProperty("layers", view.layers());
        json.writeNumberProperty("faces", mapped.faces());
        json.writeNumberProperty("seconds", mapped.seconds());
        json.writeNumberProperty("filter", mapped.decided().filter());
        json.writeNumberProperty("exact", mapped.decided().exact());
        Answers.texts("notes", mapped.notes(), json);
    }

    private void functionRegions() {
        RegionCount count =
                Regions.of(view.folds(errand::check))
                        .in(view.box())
                        .within(Limits.COUNTS)
                        .on(1)
                        .watchedBy(errand)
                        .count(EnumSet.of(Definition.R2, Definition.R4, Definition.R6));
        if (!errand.isUnwanted()) {
            say(
                    "counts",
                    json ->
                            count.counts()
                                    .forEach((definition, number) ->
                                            Answers.count(definition.name(), number, json)));
        }
    }

    private void say(String type, Consumer<JsonGenerator> members) {
        outbox.send(
                Answers.object(json -> {
                    json.writeStringProperty("type", type);
                    json.writeNumberProperty("request", request);
                    members.accept(json);
                }));
    }
}
