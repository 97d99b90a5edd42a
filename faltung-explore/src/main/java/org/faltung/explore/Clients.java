package org.faltung.explore;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// The pages that are open, each by its WebSocket.
final class Clients {
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int LONGEST_MESSAGE = 8192;
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final Shelf shelf;
    private final Turns turns;
    private final Executor threads;
    private final Map<String, Client> open = new ConcurrentHashMap<>();
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    Clients(Shelf shelf, Turns turns, Executor threads) {
        this.shelf = shelf;
        this.turns = turns;
        this.threads = threads;
    }

    int size() {
        return open.size();
    }

    /// The name of the client who sends a request: that of the page that it says it is from, or else the address; those
    /// who say no page, or make one up, share the turns of one client.
    String name(Words words, String address) {
        return words.find("page").filter(open::containsKey).orElse(address);
    }

    /// Keeps the connections of pages that ask for nothing; called more often than [#IDLE] says.
    void ping() {
        open.values().forEach(Client::ping);
    }

    void serve(WsConfig socket) {
        socket.onConnect(this::connect);
        socket.onMessage(message ->
                Optional.ofNullable(open.get(message.sessionId()))
                        .ifPresent(client -> client.ask(message.message())));
        socket.onClose(this::close);
        socket.onError(this::close);
    }

    private synchronized void connect(WsContext context) {
        String address = address(context.session.getRemoteSocketAddress());
        long same = addresses.values().stream().filter(address::equals).count();
        if (open.size() >= Limits.CLIENTS || same >= Limits.CLIENTS_OF_ADDRESS) {
            context.closeSession(
                    TRY_AGAIN_LATER, "too many pages are open here; close one and reload");
            return;
        }
        context.session.setMaxTextMessageSize(LONGEST_MESSAGE);
        context.session.setIdleTimeout(IDLE);
        addresses.put(context.sessionId(), address);
        String name = context.sessionId();
        Outbox outbox = new Outbox(context.session);
        open.put(name, new Client(name, outbox, shelf, turns, threads));
        outbox.send(
                Answers.object(json -> {
                    json.writeStringProperty("type", "hello");
                    json.writeNumberProperty("request", 0);
                    json.writeStringProperty("page", name);
                }));
    }

    private static String address(SocketAddress address) {
        return address instanceof InetSocketAddress inet
                ? inet.getHostString()
                : address.toString();
    }

    private void close(WsContext context) {
        addresses.remove(context.sessionId());
        Optional.ofNullable(open.remove(context.sessionId())).ifPresent(Client::close);
    }
}
