package org.faltung.sample;

import java.util.List;

/// Where draws are kept as they come, so that an estimate that was ended goes on with them, and ends as if it had not been.
///
/// Draws come in series, each of which has a name of its own and draws numbered from 0: draw number i of a series is the same
/// whenever it is drawn.
public interface DrawJournal {
    /// Keeps nothing.
    DrawJournal NONE =
            new DrawJournal() {
                @Override
                public List<byte[]> kept(String series) {
                    return List.of();
                }

                @Override
                public void keep(String series, byte[] draw) {}
            };

    /// The draws of a series that are known, from number 0 on.
    List<byte[]> kept(String series);

    /// Keeps the next draw of a series. Called by one thread at a time.
    void keep(String series, byte[] draw);
}
