package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.region.Listener;
import org.faltung.region.field.Crew;
import org.jspecify.annotations.Nullable;

/// Does steps, and the steps that follow from them, on several threads; what they find is handed out by the calling
/// thread in the order of the tree that they are, which does not depend on the number of threads.
///
/// Open steps are kept in that order, and a free thread takes the first: so the walk goes depth first, and little
/// waits to be handed out. If the listener ends the walk, all that comes later in the order is left behind as if it had not
/// been begun.
final class Relay {
    private static final int AHEAD = 8; // steps a thread that may wait to be handed out
    private static final long PATIENCE = 2; // milliseconds

    /// A part of the work: some cells of which not all units are decided.
    interface Step {
        /// The number of cells.
        int cells();

        /// The number of units that are decided in all of them.
        int decided();

        /// Does it; on any thread.
        ///
        /// @param crew for what can be shared out
        /// @return nothing if the crew was told to stop
        Optional<Done> run(Crew crew);
    }

    /// What a step found, and what is to be done then.
    ///
    /// @param found hands it out; asked once, by the calling thread
    record Done(Runnable found, List<Step> next) {}

    private final Listener listener;
    private final int threads;
    private final List<Thread> helpers = new ArrayList<>();
    private final Object lock = new Object();
    private @Nullable Node head; // the first step that was not handed out
    private int ahead; // steps done and not handed out
    private @Nullable Throwable fault;
    private volatile boolean halted;

    Relay(Listener listener, int threads) {
        this.listener = listener;
        this.threads = threads;
    }

    private enum State {
        OPEN,
        TAKEN,
        DONE
    }

    /// A step in the list of those that were not handed out, and in the tree.
    private static final class Node {
        private final int cells;
        private final int decided;
        private final @Nullable Node above;
        private @Nullable Step step; // until it is done
        private @Nullable Node beside; // the next below the same
        private @Nullable Node after; // in the list
        private State state = State.OPEN;
        private Runnable found = Node::nothing;

        Node(Step step, @Nullable Node above) {
            this.step = step;
            this.above = above;
            cells = step.cells();
            decided = step.decided();
        }

        private static void nothing() {}

        Optional<Done> run(Crew crew) {
            Step mine = step;
            if (mine == null) {
                throw new IllegalStateException("the step was done before");
            }
            return mine.run(crew);
        }
    }

    /// Does a step and all that follow, unless the listener ends it.
    void run(Step first) {
        head = new Node(first, null);
        try {
            Node at = head;
            while (at != null && !halted()) {
                Node mine = turn();
                if (mine != null && mine.state == State.DONE) {
                    mine.found.run();
                    pop(mine);
                } else if (mine != null) {
                    work(mine, new Crew(this::halted, helpers.isEmpty() ? threads : 1));
                    hire();
                }
                synchronized (lock) {
                    at = head;
                }
            }
        } finally {
            end();
        }
        if (fault instanceof RuntimeException exception) {
            throw exception;
        }
        if (fault instanceof Error error) {
            throw error;
        }
        leave(head);
    }

    private boolean halted() {
        if (!halted && listener.stopped()) {
            halted = true;
        }
        return halted;
    }

    /// What the calling thread does now: hands out the first step, or takes one; nothing after a short wait.
    private @Nullable Node turn() {
        synchronized (lock) {
            if (head != null && head.state == State.DONE) {
                return head;
            }
            Node open = take();
            if (open == null) {
                pause();
            }
            return open;
        }
    }

    private @Nullable Node take() {
        Node at = head;
        while (at != null && at.state != State.OPEN) {
            at = ahead < AHEAD * threads ? at.after : null;
        }
        if (at != null) {
            at.state = State.TAKEN;
        }
        return at;
    }

    @SuppressWarnings("WaitNotInLoop") // who calls it looks again in any case
    private void pause() {
        try {
            lock.wait(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            halted = true;
        }
    }

    private void work(Node node, Crew crew) {
        Optional<Done> done = node.run(crew);
        if (done.isEmpty()) {
            return;
        }
        synchronized (lock) {
            node.found = done.get().found();
            node.step = null;
            node.state = State.DONE;
            ahead++;
            Node last = node;
            Node rest = node.after;
            for (Step next : done.get().next()) {
                Node below = new Node(next, node);
                last.after = below;
                last.beside = last.equals(node) ? last.beside : below;
                last = below;
            }
            last.after = rest;
            lock.notifyAll();
        }
    }

    /// Starts helpers, once there is something for them; only the calling thread does.
    private void hire() {
        while (helpers.size() < threads - 1 && isShareable()) {
            Thread helper = new Thread(this::help, "faltung-plane");
            helper.setDaemon(true);
            helpers.add(helper);
            helper.start();
        }
    }

    private boolean isShareable() {
        synchronized (lock) {
            return head != null && head.after != null && head.after.after != null;
        }
    }

    private void help() {
        try {
            while (!halted) {
                Node mine;
                synchronized (lock) {
                    mine = take();
                    if (mine == null) {
                        pause();
                    }
                }
                if (mine != null) {
                    work(mine, new Crew(() -> halted, 1));
                }
            }
        } catch (RuntimeException | Error e) {
            synchronized (lock) {
                fault = fault == null ? e : fault;
                halted = true;
                lock.notifyAll();
            }
        }
    }

    private void pop(Node done) {
        synchronized (lock) {
            head = done.after;
            done.after = null; // it may outlive what comes after it
            done.found = Node::nothing;
            ahead--;
            lock.notifyAll();
        }
    }

    private void end() {
        halted = true;
        for (Thread helper : helpers) {
            boolean interrupted = false;
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Tells of the cells of a step and of all after it, except what is below them.
    private void leave(@Nullable Node first) {
        for (Node at = first; at != null; at = next(at)) {
            for (int cell = 0; cell < at.cells; cell++) {
                listener.unfinished(at.decided);
            }
        }
    }

    /// The step after one and all below it.
    private static @Nullable Node next(Node node) {
        Node at = node;
        while (at != null && at.beside == null) {
            at = at.above;
        }
        return at == null ? null : at.beside;
    }
}
