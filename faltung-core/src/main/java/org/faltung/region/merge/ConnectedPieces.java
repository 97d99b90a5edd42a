package org.faltung.region.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;

/// The open connected sets on which the network's function is affine (R4): activation regions that share a
/// facet and have equal affine maps belong together.
///
/// Only regions whose map another region has too are looked at. Memory: their patterns.
public final class ConnectedPieces {
    private final Walls walls;
    private final OutputMaps maps;
    private final Map<Integer, Map<Prefix, Integer>> byMap = new HashMap<>();
    private final Components components = new Components();

    /// No regions yet.
    public ConnectedPieces(Problem problem, OutputMaps maps) {
        this.walls = new Walls(problem);
        this.maps = maps;
    }

    /// Adds a region.
    public void add(Prefix pattern) {
        byMap.computeIfAbsent(maps.number(pattern), _ -> new HashMap<>())
                .put(pattern, components.add());
    }

    /// The number of regions added, while nothing is merged.
    public int found() {
        return components.sets();
    }

    /// Merges what belongs together.
    ///
    /// @return the number of connected pieces of the regions added
    public int count() {
        for (Map<Prefix, Integer> alike : byMap.values()) {
            if (alike.size() > 1) {
                alike.forEach((pattern, self) -> merge(pattern, self, alike));
            }
        }
        return components.sets();
    }

    private void merge(Prefix pattern, int self, Map<Prefix, Integer> alike) {
        walls.of(pattern);
        for (Wall wall : walls.walls()) {
            if (wall.ofDomain()) {
                continue;
            }
            Optional<Prefix> obvious = walls.obviousNeighbour(wall);
            if (obvious.isPresent() && !alike.containsKey(obvious.get())) {
                continue;
            }
            Optional<List<Rational>> inside = walls.insideFacet(wall);
            if (inside.isPresent()) {
                Prefix beyond = obvious.orElseGet(() -> walls.neighbour(wall, inside.get()));
                Integer other = alike.get(beyond);
                if (other != null) {
                    components.join(self, other);
                }
            }
        }
    }
}
