package org.faltung.explore;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faltung.exact.Rational;

/// What a request says, word by word; read with suspicion.
///
/// @param values by name
record Words(Map<String, String> values) {
    private static final int LONGEST = 4096;
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d{1,24}(\\.\\d{1,40})?([eE][-+]?\\d{1,2})?");

    Words {
        values = Map.copyOf(values);
    }

    /// The words of a text such as `model=digits&layers=2`.
    static Words parse(String query) {
        if (query.length() > LONGEST) {
            throw new RefusedException("the request is longer than " + LONGEST + " characters");
        }
        Map<String, String> values = new HashMap<>();
        for (String word : query.split("&")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                try {
                    values.put(word.substring(0, equals), decoded(word.substring(equals + 1)));
                } catch (IllegalArgumentException e) {
                    throw new RefusedException("'" + word + "' is not encoded as a URL is");
                }
            }
        }
        return new Words(values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String get(String name) {
        return find(name).orElseThrow(() -> new RefusedException("'" + name + "' is missing"));
    }

    /// A whole number.
    int whole(String name, int least, int most) {
        String text = get(name);
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (least <= number && number <= most) {
                return number;
            }
        }
        throw new RefusedException(
                "'%s' must be a whole number from %d to %d, got '%s'"
                        .formatted(name, least, most, shortened(text)));
    }

    /// Numbers between commas, exactly as written.
    List<Rational> numbers(String name, int count) {
        List<Rational> numbers =
                List.of(get(name).split(",")).stream().map(text -> number(name, text)).toList();
        if (numbers.size() != count) {
            throw new RefusedException(
                    "'%s' must be %d numbers, got %d".formatted(name, count, numbers.size()));
        }
        return numbers;
    }

    /// A decimal, exactly as written.
    static Rational number(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new RefusedException(
                    "'%s': '%s' is not a decimal number".formatted(name, shortened(text)));
        }
        return Rational.parse(text);
    }

    static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }
}
