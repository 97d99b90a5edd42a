package org.faltung.explore;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/// Who sent a request and waits for its answer: whether he has hung up.
///
/// While a request is answered the web server does not read its connection, and so does not notice that it was closed. This
/// reads, and finds nothing or the end. A client who sends his next request before he has the answer to this one is legitimate
/// but rare: what was read of it is lost, so the connection is closed behind the answer, and he has to send it again
/// (RFC 9112, section 9.3.2).
final class Caller implements BooleanSupplier {
    private final EndPoint connection;
    private final ByteBuffer early = ByteBuffer.allocate(1);
    private boolean answered;
    private boolean hurried;

    private Caller(EndPoint connection) {
        this.connection = connection;
    }

    /// The one who sent a request, all of which has been read.
    static Caller of(Context request) {
        return new Caller(
                ServletContextRequest.getServletContextRequest(request.req())
                        .getConnectionMetaData()
                        .getConnection()
                        .getEndPoint());
    }

    /// Whether he has hung up.
    @Override
    public synchronized boolean getAsBoolean() {
        if (answered || hurried) {
            return false;
        }
        try {
            early.clear().flip();
            int read = connection.fill(early);
            hurried = read > 0;
            return read < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /// Looks no more; the connection is the web server's again.
    ///
    /// @return whether the connection is to be closed behind the answer
    synchronized boolean answer() {
        answered = true;
        return hurried;
    }
}
