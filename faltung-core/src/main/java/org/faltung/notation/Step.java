package org.faltung.notation;

import org.faltung.network.Layer;
import org.faltung.network.Shape;

/// One step of an architecture string, read from left to right.
final class Step {
    /// The largest number of filters, units or samples that a step may name.
    static final int MOST = 10_000_000;

    private final int number;
    private final String text;
    private String form = "";
    private int at;

    Step(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /// The letters before the first colon.
    String name() {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /// The place of this step in a message: "step 4 'conv:16@7x7'".
    @Override
    public String toString() {
        return "step " + number + " '" + abridged(text) + "'";
    }

    /// Goes past the name, and past the colon if a number must follow.
    ///
    /// @param form how such a step is written, for messages
    void open(String form) {
        this.form = form;
        at = name().length();
        if (form.contains(":") && !form.contains("[:") && !accept(":")) {
            throw fault("it lacks its numbers; write " + form);
        }
    }

    /// Goes past `mark` if it comes next.
    boolean accept(String mark) {
        if (text.startsWith(mark, at)) {
            at += mark.length();
            return true;
        }
        return false;
    }

    /// Goes past `mark`, which must come next.
    void expect(String mark) {
        if (!accept(mark)) {
            throw fault(
                    "expected '" + mark + "' after '" + text.substring(0, at) + "'; write " + form);
        }
    }

    /// A whole number of at least `least` and at most ten million.
    ///
    /// @param noun what it counts, for messages
    int whole(String noun, int least) {
        int from = at;
        boolean negative = accept("-");
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(from, at);
        if (digits.isEmpty() || digits.equals("-")) {
            String got =
                    from < text.length()
                            ? " must be a whole number, got '"
                                    + abridged(text.substring(from))
                                    + "'"
                            : " is missing after '" + abridged(text.substring(0, from)) + "'";
            throw fault(noun + got + "; write " + form);
        }
        if (negative) {
            throw fault(noun + " must be at least " + least + ", got " + abridged(digits));
        }
        long value = digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
        if (value > MOST) {
            throw fault(noun + " must be at most 10,000,000, got " + abridged(digits));
        }
        if (value < least) {
            throw fault(noun + " must be at least " + least + ", got " + value);
        }
        return (int) value;
    }

    /// All that has not been read.
    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /// Checks that everything has been read.
    void end() {
        if (at < text.length()) {
            String extra = text.substring(at);
            String tilde =
                    extra.startsWith("~")
                            ? " ('~' marks what a model file can say and an architecture string cannot)"
                            : "";
            throw fault("'" + abridged(extra) + "' is not understood" + tilde + "; write " + form);
        }
    }

    /// The shape after a layer, which must fit.
    Shape through(Layer layer, Shape input) {
        try {
            return layer.output(input);
        } catch (IllegalArgumentException e) {
            throw new NotationException(this + ": " + e.getMessage(), e);
        }
    }

    /// A fault of this step.
    NotationException fault(String message) {
        return new NotationException(this + ": " + message);
    }

    private static String abridged(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
