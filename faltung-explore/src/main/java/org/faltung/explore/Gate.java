package org.faltung.explore;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who may come in: requests that name this machine as their host and come from this page, and, if others than this
/// machine can reach the explorer, bring the token that was printed when it started.
final class Gate {
    private static final String COOKIE = "faltung";
    private static final Pattern LOOPBACK =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");
    private static final Pattern NUMERIC =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]{2,45}])(:\\d{1,5})?");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final boolean loopback;
    private final String address;
    private final Optional<String> token;

    /// @param address that the explorer listens at
    /// @param loopback whether only this machine can reach it
    Gate(String address, boolean loopback) {
        this.address = address.toLowerCase(Locale.ROOT);
        this.loopback = loopback;
        token = loopback ? Optional.empty() : Optional.of(secret());
    }

    private static String secret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Optional<String> token() {
        return token;
    }

    /// Looks at a request before it is answered.
    ///
    /// @throws RefusedException if it may not come in
    void check(Context request) {
        headers(request);
        String host = header(request, "Host").toLowerCase(Locale.ROOT);
        requireHost(host);
        header(request, "Origin", origin -> requireOrigin(origin, host));
        header(request, "Sec-Fetch-Site", site -> requireSite(site, request));
        token.ifPresent(secret -> requireToken(request, secret));
    }

    private static void headers(Context request) {
        request.header("Content-Security-Policy", POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("X-Frame-Options", "DENY");
        request.header("Cross-Origin-Opener-Policy", "same-origin");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Cache-Control", "no-store");
    }

    private static String header(Context request, String name) {
        return Optional.ofNullable(request.header(name)).orElse("");
    }

    private static void header(
            Context request, String name, java.util.function.Consumer<String> check) {
        Optional.ofNullable(request.header(name)).ifPresent(check);
    }

    /// A name that is not this machine's means that somebody's page has its own name point here.
    private void requireHost(String host) {
        boolean known =
                LOOPBACK.matcher(host).matches()
                        || !loopback
                                && (NUMERIC.matcher(host).matches()
                                        || host.replaceFirst(":\\d{1,5}$", "").equals(address));
        if (!known) {
            throw new RefusedException(
                    403, "the explorer answers to its own address only, not to this host name");
        }
    }

    private static void requireOrigin(String origin, String host) {
        if (!origin.toLowerCase(Locale.ROOT).equals("http://" + host)) {
            throw new RefusedException(403, "requests of other pages are not answered");
        }
    }

    /// Another page may link here, and nothing else.
    private static void requireSite(String site, Context request) {
        boolean link =
                header(request, "Sec-Fetch-Mode").equals("navigate") && request.path().equals("/");
        if (!site.equals("same-origin") && !site.equals("none") && !link) {
            throw new RefusedException(403, "requests of other pages are not answered");
        }
    }

    private static void requireToken(Context request, String secret) {
        Optional<String> asked = Optional.ofNullable(request.queryParam("token"));
        if (request.path().equals("/") && asked.filter(word -> same(word, secret)).isPresent()) {
            Cookie cookie = new Cookie(COOKIE, secret);
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.STRICT);
            cookie.setPath("/");
            request.cookie(cookie);
            return;
        }
        String bearer = header(request, "Authorization");
        boolean known =
                same(bearer, "Bearer " + secret)
                        || Optional.ofNullable(request.cookie(COOKIE))
                                .filter(word -> same(word, secret))
                                .isPresent();
        if (!known) {
            throw new RefusedException(
                    401,
                    "a token is needed: open the whole address that 'faltung explore' printed,"
                            + " with ?token=...");
        }
    }

    private static boolean same(String word, String secret) {
        return MessageDigest.isEqual(
                word.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
