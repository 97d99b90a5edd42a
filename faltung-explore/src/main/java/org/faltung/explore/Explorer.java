package org.faltung.explore;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.faltung.count.CannotCountException;
import org.faltung.slice.PlanePoint;

/// A web server on this machine with a page on which one explores the regions of networks.
///
/// Everything it serves is in the jar. It keeps the models that are open in memory, and nothing on disk; of a page it knows
/// only what each request says.
public final class Explorer implements AutoCloseable {
    private static final int THREADS = 40;

    /// Views and exports that are worked on at once.
    private static final int SEARCHES = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

    /// Those of one client.
    static final int SEARCHES_OF_ONE = SEARCHES / 4;

    /// Other questions that are.
    private static final int QUESTIONS = 8;

    private static final int PING_SECONDS = 20;

    private static final String FEWER = "show fewer layers, or ask on the command line";

    private static final String BY_PATH = "open it by its path: faltung explore FILE";

    /// What the web server tells of requests is nobody's business here, and faults are told by us.
    private static final List<Logger> QUIET =
            List.of(Logger.getLogger("io.javalin"), Logger.getLogger("org.eclipse.jetty"));

    private final Shelf shelf = new Shelf();
    private final Allowance allowance;
    private final ExecutorService threads = Executors.newCachedThreadPool(Explorer::daemon);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Explorer::daemon);
    private final Turns searches = new Turns(SEARCHES, SEARCHES_OF_ONE, threads);
    private final Turns questions =
            new Turns(QUESTIONS, QUESTIONS / 4, threads); // not kept waiting by searches
    private final Clients clients = new Clients(shelf, searches, threads);
    private final Pages pages = new Pages();
    private final Gate gate;
    private final String address;
    private final Javalin server;

    private Explorer(String address, boolean loopback, Allowance allowance) {
        this.allowance = allowance;
        this.address = address;
        gate = new Gate(address, loopback);
        server = Javalin.create(this::configure);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "faltung-explore");
        thread.setDaemon(true);
        return thread;
    }

    /// Starts it.
    ///
    /// @param models files to open; the networks that it comes with are open too
    /// @param address to listen at, a name or a number; if it is not a loopback address, every request needs a token,
    ///     which [#address] has
    /// @param port 0 for a free one
    /// @throws org.faltung.io.ImportException if a file is no model
    /// @throws CannotCountException if a model has no normal form
    /// @throws IllegalArgumentException if it cannot listen there, saying why
    public static Explorer start(List<Path> models, String address, int port) {
        return start(models, address, port, Allowance.USUAL);
    }

    static Explorer start(List<Path> models, String address, int port, Allowance allowance) {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        Explorer explorer = new Explorer(address, isLoopback(address), allowance);
        try {
            models.forEach(explorer.shelf::open);
            Shipped.all().forEach(explorer.shelf::add);
            explorer.server.start(address, port);
            explorer.threads.execute(new FirstRequest(address, explorer.port()));
            ScheduledFuture<?> _ =
                    explorer.timer.scheduleAtFixedRate(
                            explorer.clients::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
            return explorer;
        } catch (io.javalin.util.JavalinException e) {
            explorer.close();
            throw new IllegalArgumentException(
                    "cannot listen at %s, port %d: %s; try another --port, or another --bind"
                            .formatted(address, port, Answers.message(cause(e))),
                    e);
        } catch (RuntimeException e) {
            explorer.close();
            throw e;
        }
    }

    private static Throwable cause(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "'" + address + "' is no address of this machine; try 127.0.0.1", e);
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Limits.UPLOAD;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        JavalinDefaultRoutingApi routes = config.routes;
        routes.before(gate::check);
        routes.wsBeforeUpgrade(gate::check);
        routes.exception(RefusedException.class, (e, request) -> refuse(e.status(), e, request));
        routes.exception(CannotCountException.class, (e, request) -> refuse(400, e, request));
        routes.exception(Exception.class, Explorer::fail);
        routes.get("/", request -> pages.serve(request, "index.html"));
        routes.get("/web/{name}", request -> pages.serve(request, request.pathParam("name")));
        routes.get("/api/models", request -> json(request, Listings.models(shelf)));
        routes.get("/api/plane", this::plane);
        routes.get("/api/palette", this::palette);
        routes.get("/api/region", this::region);
        routes.get("/api/shape", this::shape);
        routes.get("/api/line", this::line);
        routes.get("/api/export", this::export);
        routes.get("/api/status", this::status);
        routes.post("/api/models", this::openModel);
        routes.post("/api/points", this::keepPoints);
        routes.ws("/api/view", clients::serve);
    }

    private static void refuse(int status, Exception e, Context request) {
        request.status(status);
        json(request, Answers.error(Answers.message(e)));
    }

    private static void fail(Exception e, Context request) {
        if (e instanceof io.javalin.http.HttpResponseException known) {
            refuse(known.getStatus(), e, request);
            return;
        }
        Answers.report(e);
        request.status(500);
        json(request, Answers.error(Answers.BUG));
    }

    private static void json(Context request, String text) {
        request.contentType("application/json");
        request.result(text);
    }

    private static Words words(Context request) {
        return Words.parse(Optional.ofNullable(request.queryString()).orElse(""));
    }

    /// Answers a request that computes, when its turn comes and within its budget.
    private <T> void answer(
            Context request,
            Words words,
            Turns turns,
            Errand errand,
            Caller caller,
            Supplier<T> work,
            Consumer<T> answer) {
        request.future(() ->
                turns.take(clients.name(words, request.ip()), errand, work)
                        .whenComplete((_, _) -> {
                            if (caller.answer()) {
                                request.header("Connection", "close");
                            }
                        })
                        .thenAccept(answer));
    }

    private void ask(Context request, Words words, String advice, Function<Errand, String> work) {
        Caller caller = Caller.of(request);
        Errand errand = new Errand(allowance.question(), advice, caller);
        answer(
                request,
                words,
                questions,
                errand,
                caller,
                () -> work.apply(errand),
                text -> json(request, text));
    }

    private void plane(Context request) {
        Words words = words(request);
        Opened model = shelf.model(words.get("model"));
        ask(
                request,
                words,
                "choose other points, or lay the plane with faltung slice",
                errand ->
                        Listings.plane(shelf.planes(model, errand::check).of(words.get("plane"))));
    }

    private void palette(Context request) {
        Opened model = shelf.model(words(request).get("model"));
        int classes = Math.max(2, model.folds().output().outputs());
        json(request, Listings.palette(classes, Math.max(1, model.folding().size())));
    }

    private void region(Context request) {
        Words words = words(request);
        PlanePoint at = point("at", words);
        ask(
                request,
                words,
                FEWER,
                errand -> RegionAnswer.of(View.of(words, shelf, errand), at, errand));
    }

    private void shape(Context request) {
        Words words = words(request);
        PlanePoint at = point("at", words);
        ask(
                request,
                words,
                FEWER,
                errand -> ShapeAnswer.of(View.of(words, shelf, errand), at, errand));
    }

    private void line(Context request) {
        Words words = words(request);
        PlanePoint from = point("from", words);
        PlanePoint to = point("to", words);
        ask(
                request,
                words,
                FEWER,
                errand -> LineAnswer.of(View.of(words, shelf, errand), from, to, errand));
    }

    private static PlanePoint point(String name, Words words) {
        var numbers = words.numbers(name, 2);
        return new PlanePoint(numbers.getFirst(), numbers.getLast());
    }

    private void export(Context request) {
        Words words = words(request);
        Caller caller = Caller.of(request);
        Errand errand = new Errand(allowance.export(), "zoom in, or use faltung slice", caller);
        answer(
                request,
                words,
                searches,
                errand,
                caller,
                () -> Export.of(View.of(words, shelf, errand), words, errand),
                file -> send(file, request));
    }

    private static void send(Export file, Context request) {
        request.contentType(file.type());
        request.header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        request.result(file.bytes());
    }

    private void status(Context request) {
        json(
                request,
                Answers.object(json -> {
                    json.writeNumberProperty("running", running());
                    json.writeNumberProperty("waiting", waiting());
                    json.writeNumberProperty("pages", clients.size());
                }));
    }

    private void openModel(Context request) {
        Words words = words(request);
        String name = words.get("name");
        byte[] bytes = body(request, name);
        ask(
                request,
                words,
                BY_PATH,
                errand -> {
                    Opened opened = Dropped.model(name, bytes, errand);
                    shelf.add(opened);
                    return Answers.object(json -> {
                        json.writeName("model");
                        Listings.model(shelf.model(opened.id()), shelf, json);
                    });
                });
    }

    private void keepPoints(Context request) {
        Words words = words(request);
        Opened model = shelf.model(words.get("model"));
        String name = words.get("name");
        byte[] bytes = body(request, name);
        ask(
                request,
                words,
                "drop fewer points",
                errand -> {
                    List<Sample> samples =
                            Dropped.points(name, bytes, model.model().network().input(), errand);
                    errand.check();
                    List<String> ids = shelf.keep(model, samples);
                    return Answers.object(json -> {
                        Answers.texts("points", ids, json);
                        json.writeName("model");
                        Listings.model(model, shelf, json);
                    });
                });
    }

    private static byte[] body(Context request, String name) {
        long length = request.req().getContentLengthLong();
        if (length < 0 || length > Limits.UPLOAD) {
            throw new RefusedException(
                    413,
                    "%s: a file that is dropped may have %d MB; open a larger one by its path: faltung explore FILE"
                            .formatted(Words.shortened(name), Limits.UPLOAD >> 20));
        }
        byte[] bytes = request.bodyAsBytes();
        if (bytes.length == 0) {
            throw new RefusedException(Words.shortened(name) + ": the file is empty");
        }
        return bytes;
    }

    /// The port that it listens at.
    public int port() {
        return server.port();
    }

    /// What to open in a browser; with the token, if one is needed.
    public String address() {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return "http://"
                + host
                + ":"
                + port()
                + "/"
                + gate.token().map(token -> "?token=" + token).orElse("");
    }

    /// How many requests are worked on at the moment.
    public int running() {
        return searches.running() + questions.running();
    }

    /// How many requests wait for their turn.
    public int waiting() {
        return searches.waiting() + questions.waiting();
    }

    /// Ends it, and all that runs in it.
    @Override
    public void close() {
        server.stop();
        timer.shutdownNow();
        threads.shutdownNow();
    }
}
