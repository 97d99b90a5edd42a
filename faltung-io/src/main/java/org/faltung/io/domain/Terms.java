package org.faltung.io.domain;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;

/// Reads the terms of a VNN-LIB file as affine functions of the inputs.
///
/// @param ambient the number of inputs
record Terms(InputFile file, int ambient) {
    static final Pattern INPUT = Pattern.compile("X_(\\d{1,9})");

    /// The number of an input.
    ///
    /// @param name matches [#INPUT]
    int number(Expression where, String name) {
        int number = Integer.parseInt(name.substring("X_".length()));
        if (number >= ambient) {
            throw fault(
                    where,
                    "there is no input "
                            + name
                            + ": the model has "
                            + ambient
                            + ", X_0 to X_"
                            + (ambient - 1));
        }
        return number;
    }

    Linear of(Expression expression) {
        return switch (expression) {
            case Expression.Word word -> atom(word);
            case Expression.Group group -> combined(group);
        };
    }

    private Linear atom(Expression.Word word) {
        if (INPUT.matcher(word.text()).matches()) {
            return Linear.input(number(word, word.text()));
        }
        try {
            return Linear.constant(Rational.parse(word.text()));
        } catch (IllegalArgumentException e) {
            throw new ImportException(
                    file.name(),
                    "line "
                            + word.line()
                            + ": '"
                            + word.text()
                            + "' is neither an input X_0, X_1, ... nor a number",
                    e);
        }
    }

    private Linear combined(Expression.Group group) {
        List<Linear> parts = group.rest().stream().map(this::of).toList();
        if (parts.isEmpty()) {
            throw fault(group, "'" + group + "' is not a term");
        }
        Linear first = parts.getFirst();
        if (group.head().equals("-") && parts.size() == 1) {
            return first.times(Rational.of(-1));
        }
        for (Linear next : parts.subList(1, parts.size())) {
            first =
                    switch (group.head()) {
                        case "+" -> first.plus(next);
                        case "-" -> first.minus(next);
                        case "*" -> product(group, first, next);
                        case "/" -> quotient(group, first, next);
                        default -> first;
                    };
        }
        if (!Set.of("+", "-", "*", "/").contains(group.head())) {
            throw fault(group, "'" + group.head() + "' in a term is not read; there are + - * /");
        }
        return first;
    }

    private Linear product(Expression.Group group, Linear one, Linear two) {
        if (!one.isConstant() && !two.isConstant()) {
            throw fault(group, "a product of inputs is not linear");
        }
        return one.isConstant() ? two.times(one.constant()) : one.times(two.constant());
    }

    private Linear quotient(Expression.Group group, Linear one, Linear two) {
        if (!two.isConstant() || two.constant().signum() == 0) {
            throw fault(group, "a quotient must divide by a number other than 0");
        }
        return one.times(Rational.ONE.over(two.constant()));
    }

    private ImportException fault(Expression where, String message) {
        return file.fault("line " + where.line() + ": " + message);
    }
}
