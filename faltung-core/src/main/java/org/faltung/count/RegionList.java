package org.faltung.count;

import java.util.List;
import java.util.Optional;
import org.faltung.linear.AffineMap;

/// How a list of regions came to its end.
///
/// @param found regions that the search found; the largest number of a neighbour is below it
/// @param listed regions that were handed out: those with the numbers below it
/// @param complete whether these are all regions of the network in the domain
/// @param engine the engine that searched; `none` where nothing had to be searched
/// @param seconds wall clock
/// @param coordinates the map from the coordinates that shapes are given in to the input space;
///     empty if they are the input's own
/// @param notes what a reader should know: an empty or flat domain
public record RegionList(
        int found,
        int listed,
        boolean complete,
        String engine,
        double seconds,
        Optional<AffineMap> coordinates,
        List<String> notes) {
    /// Copies the notes.
    public RegionList {
        notes = List.copyOf(notes);
    }

    /// The same, but ended early by who writes it down.
    public RegionList ended() {
        return new RegionList(found, listed, false, engine, seconds, coordinates, notes);
    }
}
