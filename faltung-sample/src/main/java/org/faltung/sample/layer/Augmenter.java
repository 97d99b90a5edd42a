package org.faltung.sample.layer;

import java.util.Arrays;

/// Searches for augmenting paths in flows; one for each thread.
///
/// Cells may expire: those are dear no more, for nobody who comes later sees them. The matchings that it keeps are
/// such that few cells are held that later positions see; exactly the fewest if the search is not cut short.
final class Augmenter {
    /// No further neuron fits.
    static final int NONE = -1;

    /// It took an input that nobody will see again.
    static final int EXPIRED = 0;

    /// It took an input that later positions see.
    static final int LIVE = 1;

    private static final int TIE_BITS = 12;

    private final Grid grid;
    private final int patience;
    private final int[] preference;
    private final long[] expired; // a bit a cell, as in the next
    private final long[] all;
    private final long[] unseen;
    private final int[] stamp; // when a position was last scanned
    private final int[] parent; // the cell before on the path; -1 at its start
    private final int[] mover; // the position that moves into the cell
    private final int[] queue;
    private int time;
    private int[] journal = new int[64]; // cells and movers of paths, then the path's length
    private int top;
    private long visits;
    private long
            ties; // a linear congruential generator: which of equal cells is taken only matters for
    // speed
    private int tail;
    private int live;

    /// @param patience cells that are looked at for an expired one, once a live one is found
    /// @param preference of live cells that a position sees, the one with the least is taken; below 2¹⁹
    Augmenter(Grid grid, int patience, int[] preference) {
        this.grid = grid;
        this.preference = preference;
        this.patience = patience;
        int cells = grid.positions.length;
        int words = (cells + 63) / 64;
        expired = new long[words];
        all = new long[words];
        Arrays.fill(all, -1);
        unseen = new long[words];
        stamp = new int[grid.positions()];
        parent = new int[cells];
        mover = new int[cells];
        queue = new int[cells];
    }

    /// Cells looked at so far, a measure of work.
    long visits() {
        return visits;
    }

    /// From now on nobody new sees this cell.
    void expire(int cell) {
        expired[cell >> 6] |= 1L << cell;
    }

    /// Chooses one more neuron at a position, if it can be matched.
    int place(Flow flow, int position) {
        int found = search(flow, position);
        if (found < 0) {
            return NONE;
        }
        record(found);
        int holder = mover[found];
        flow.hold(found, holder);
        for (int cell = parent[found]; cell >= 0; cell = parent[cell]) {
            flow.replace(cell, holder, mover[cell]);
            holder = mover[cell];
        }
        flow.chosen[position]++;
        return isExpired(found) ? EXPIRED : LIVE;
    }

    private boolean isExpired(int cell) {
        return (expired[cell >> 6] >>> cell & 1) != 0;
    }

    /// Takes back the neuron that was placed last and not yet taken back.
    void takeBack(Flow flow, int position) {
        int length = journal[--top];
        top -= 2 * length;
        // from the far end of the path to its start
        for (int i = length - 1; i > 0; i--) {
            int cell = journal[top + 2 * i];
            flow.replace(cell, journal[top + 2 * i + 1], journal[top + 2 * i - 1]);
        }
        flow.release(journal[top], journal[top + 1]);
        flow.chosen[position]--;
    }

    /// Forgets what could be taken back.
    void commit() {
        top = 0;
    }

    private void record(int found) {
        int length = 0;
        for (int cell = found; cell >= 0; cell = parent[cell]) {
            if (top + 3 > journal.length) {
                journal = Arrays.copyOf(journal, 2 * journal.length);
            }
            journal[top++] = cell;
            journal[top++] = mover[cell];
            length++;
        }
        journal[top++] = length;
    }

    /// The cell that ends the best path from a position, or −1.
    private int search(Flow flow, int position) {
        start();
        int found = adjacent(flow, position);
        if (found >= 0 || live >= 0 && patience == 0) {
            visits++;
            return Math.max(found, live);
        }
        scan(flow, position, -1);
        int capacity = grid.capacity;
        int head = 0;
        while (found < 0 && head < tail && (live < 0 || head < patience)) {
            int cell = queue[head++];
            for (int k = cell * capacity; k < (cell + 1) * capacity && found < 0; k++) {
                found = scan(flow, flow.holders[k], cell);
            }
        }
        visits += head + 1;
        return found < 0 ? live : found;
    }

    /// The expired cell with room that a position sees, else −1; the best live one is noted.
    private int adjacent(Flow flow, int position) {
        int least = Integer.MAX_VALUE;
        int found = -1;
        for (int cell : grid.cells[position]) {
            if ((flow.room[cell >> 6] >>> cell & 1) == 0) {
                continue;
            }
            parent[cell] = -1;
            mover[cell] = position;
            if (isExpired(cell)) {
                found = cell;
                break;
            }
            ties = ties * 6364136223846793005L + 1442695040888963407L;
            int rank = (preference[cell] << TIE_BITS) + (int) (ties >>> (64 - TIE_BITS));
            if (rank < least) {
                least = rank;
                live = cell;
            }
        }
        return found;
    }

    private void start() {
        time++;
        System.arraycopy(all, 0, unseen, 0, all.length);
        tail = 0;
        live = -1;
    }

    /// Looks at the cells that a position sees: the first expired one with room, else −1.
    private int scan(Flow flow, int position, int before) {
        if (stamp[position] == time) {
            return -1;
        }
        stamp[position] = time;
        int length = grid.runLength[position];
        for (int run : grid.runs[position]) {
            int end = run + length;
            for (int word = run >> 6; word << 6 < end; word++) {
                long fresh = unseen[word] & mask(run, end, word);
                if (fresh == 0) {
                    continue;
                }
                unseen[word] &= ~fresh;
                long room = fresh & flow.room[word];
                if ((room & expired[word]) != 0) {
                    return reach(word, room & expired[word], before, position);
                }
                if (room != 0 && live < 0) {
                    live = reach(word, room, before, position);
                }
                for (long full = fresh & ~room; full != 0; full &= full - 1) {
                    queue[tail++] = reach(word, full, before, position);
                }
            }
        }
        return -1;
    }

    /// The bits of a word that are cells of [from, end).
    private static long mask(int from, int end, int word) {
        int low = Math.max(0, from - (word << 6));
        int high = Math.min(64, end - (word << 6));
        return -1L >>> (64 - (high - low)) << low;
    }

    private int reach(int word, long bits, int before, int by) {
        int cell = (word << 6) + Long.numberOfTrailingZeros(bits);
        parent[cell] = before;
        mover[cell] = by;
        return cell;
    }

    /// Moves one holder of a live cell, perhaps along a path, so that an expired cell with room gets one more.
    boolean refill(Flow flow, int room) {
        start();
        unseen[room >> 6] &= ~(1L << room);
        parent[room] = -1;
        queue[tail++] = room;
        int head = 0;
        while (head < tail && head < patience) {
            int cell = queue[head++];
            for (int position : grid.positions[cell]) {
                if (flow.chosen[position] == 0 || stamp[position] == time) {
                    continue;
                }
                stamp[position] = time; // all that it holds is found now
                for (int next : grid.cells[position]) {
                    if ((unseen[next >> 6] >>> next & 1) == 0 || !flow.holds(next, position)) {
                        continue;
                    }
                    unseen[next >> 6] &= ~(1L << next);
                    parent[next] = cell;
                    mover[next] = position;
                    if (!isExpired(next)) {
                        visits += head;
                        move(flow, next);
                        return true;
                    }
                    queue[tail++] = next;
                }
            }
        }
        visits += head;
        return false;
    }

    private void move(Flow flow, int live) {
        flow.release(live, mover[live]);
        int cell = live;
        while (parent[parent[cell]] >= 0) {
            int next = parent[cell];
            flow.replace(next, mover[next], mover[cell]);
            cell = next;
        }
        flow.hold(parent[cell], mover[cell]);
    }
}
