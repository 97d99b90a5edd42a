package org.faltung.explore;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The explorer's first request is its own: what a web server loads for the first one is then there when somebody comes, and
/// the page appears at once.
///
/// @param address that it listens at
record FirstRequest(String address, int port) implements Runnable {
    private static final int PATIENCE = 10_000;

    /// Asks for the page. Whether it comes does not matter.
    @Override
    public void run() {
        try (Socket socket = new Socket()) {
            InetAddress host = InetAddress.getByName(address);
            socket.connect(
                    new InetSocketAddress(
                            host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host,
                            port),
                    PATIENCE);
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            out.write(
                    "GET / HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
                            .formatted(port)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return; // somebody else's request is the first one, then
        }
    }
}
