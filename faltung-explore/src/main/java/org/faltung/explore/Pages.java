package org.faltung.explore;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The page's own files, from the jar; nothing else is served.
final class Pages {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("index.html", "text/html; charset=utf-8"),
                    Map.entry("style.css", "text/css; charset=utf-8"),
                    Map.entry("icon.svg", "image/svg+xml"),
                    Map.entry("app.js", SCRIPT),
                    Map.entry("state.js", SCRIPT),
                    Map.entry("stream.js", SCRIPT),
                    Map.entry("faces.js", SCRIPT),
                    Map.entry("camera.js", SCRIPT),
                    Map.entry("gestures.js", SCRIPT),
                    Map.entry("gl.js", SCRIPT),
                    Map.entry("flat.js", SCRIPT),
                    Map.entry("overlay.js", SCRIPT),
                    Map.entry("colors.js", SCRIPT),
                    Map.entry("panel.js", SCRIPT),
                    Map.entry("region.js", SCRIPT),
                    Map.entry("plot.js", SCRIPT),
                    Map.entry("files.js", SCRIPT),
                    Map.entry("exports.js", SCRIPT),
                    Map.entry("help.js", SCRIPT),
                    Map.entry("frames.js", SCRIPT),
                    Map.entry("words.js", SCRIPT));

    private final Map<String, byte[]> cache = new ConcurrentHashMap<>();

    /// Answers with a file of the page.
    void serve(Context request, String name) {
        String type =
                Optional.ofNullable(TYPES.get(name))
                        .orElseThrow(() -> new RefusedException(404, "there is no such page"));
        request.contentType(type);
        request.header("Cache-Control", "no-cache");
        request.result(cache.computeIfAbsent(name, file -> Resources.bytes("web/" + file)));
    }
}
