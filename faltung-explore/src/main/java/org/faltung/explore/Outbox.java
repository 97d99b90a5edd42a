package org.faltung.explore;

import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// What goes to one page, a message after the other: who sends waits until the one before has left, so that nothing
/// piles up for a slow reader.
final class Outbox {
    private static final int PATIENCE_SECONDS = 30;

    private final Session session;
    private final Semaphore free = new Semaphore(1);

    Outbox(Session session) {
        this.session = session;
    }

    boolean isOpen() {
        return session.isOpen();
    }

    /// Keeps the connection from falling asleep.
    void ping() {
        if (session.isOpen()) {
            session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    /// Sends a text.
    ///
    /// @return whether it was sent; if not, nobody reads any more
    boolean send(String text) {
        if (!ready()) {
            return false;
        }
        session.sendText(text, released());
        return true;
    }

    /// Sends bytes, in the same way.
    boolean send(ByteBuffer bytes) {
        if (!ready()) {
            return false;
        }
        session.sendBinary(bytes, released());
        return true;
    }

    private boolean ready() {
        try {
            if (free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                if (session.isOpen()) {
                    return true;
                }
                free.release();
                return false;
            }
            session.disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Callback released() {
        return Callback.from(free::release, _ -> free.release());
    }
}
