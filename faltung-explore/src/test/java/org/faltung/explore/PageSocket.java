package org.faltung.explore;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A page's socket without a page.
final class PageSocket implements WebSocket.Listener {
    private final WebSocket socket;
    private final BlockingQueue<Object> inbox = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private int request;

    private PageSocket(HttpClient http, int port) {
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/view"), this)
                        .join();
    }

    static PageSocket open(HttpClient http, int port) {
        return new PageSocket(http, port);
    }

    /// What the explorer calls this page.
    String name() {
        socket.request(1);
        return next("hello", 0, new ArrayList<>()).get("page").asString();
    }

    /// Reads what comes from now on.
    void read() {
        socket.request(1);
    }

    boolean isClosed() {
        return socket.isInputClosed();
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        inbox.add(reason);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onOpen(WebSocket opened) {
        // Nothing is read until somebody waits for it.
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
        if (last) {
            inbox.add(ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN));
            bytes.reset();
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            inbox.add(new ObjectMapper().readTree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    void ask(String words) {
        request++;
        socket.sendText("request=" + request + "&" + words, true).join();
    }

    void abort() {
        socket.abort();
    }

    Received view(String words) {
        List<ByteBuffer> batches = new ArrayList<>();
        return new Received(until("done", words, batches), batches);
    }

    JsonNode counts(String words) {
        return until("counts", words, new ArrayList<>());
    }

    String fault(String words) {
        return until("error", words, new ArrayList<>()).get("error").asString();
    }

    private JsonNode until(String type, String words, List<ByteBuffer> batches) {
        ask(words);
        socket.request(1);
        return next(type, request, batches);
    }

    private JsonNode next(String type, int number, List<ByteBuffer> batches) {
        try {
            while (true) {
                Object next = inbox.poll(60, TimeUnit.SECONDS);
                if (next instanceof ByteBuffer batch && batch.getInt(4) == number) {
                    batches.add(batch);
                } else if (next instanceof JsonNode message
                        && (message.get("request").asInt(0) == number
                                || message.get("request").asInt(0) == 0)
                        && message.get("type").asString().equals(type)) {
                    return message;
                } else if (next == null) {
                    throw new IllegalStateException("no " + type + " came");
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
