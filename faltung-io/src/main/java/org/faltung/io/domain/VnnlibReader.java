package org.faltung.io.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.polytope.Domain;

/// Reads properties of networks in VNN-LIB, version 1.
final class VnnlibReader {
    private static final Pattern OUTPUT = Pattern.compile("Y_\\d{1,9}");
    private static final Set<String> IDLE =
            Set.of("set-logic", "set-info", "set-option", "check-sat", "get-model", "exit");

    private final InputFile file;
    private final int ambient;
    private final Terms terms;
    private final InputConstraints constraints;
    private final Set<Integer> declared = new TreeSet<>();
    private int ofOutputs;
    private boolean strict;

    VnnlibReader(InputFile file, int ambient) {
        this.file = file;
        this.ambient = ambient;
        this.terms = new Terms(file, ambient);
        this.constraints = new InputConstraints(ambient);
    }

    Vnnlib of(List<Expression> commands) {
        commands.forEach(this::command);
        if (!declared.isEmpty() && declared.size() != ambient) {
            throw file.fault(
                    "it declares "
                            + declared.size()
                            + " inputs X_0, X_1, ..., but the model has "
                            + ambient);
        }
        Domain domain = constraints.domain();
        List<String> notes = new ArrayList<>();
        if (ofOutputs > 0) {
            notes.add(
                    file.name()
                            + ": what it says of the outputs Y_... ("
                            + ofOutputs
                            + (ofOutputs == 1 ? " constraint" : " constraints")
                            + ") is left out");
        }
        if (strict) {
            notes.add(file.name() + ": < and > are read as <= and >=, for domains are closed");
        }
        if (domain instanceof Domain.Space) {
            notes.add(file.name() + ": no input is constrained; the domain is the whole space");
        }
        return new Vnnlib(domain, notes);
    }

    private void command(Expression expression) {
        if (!(expression instanceof Expression.Group group)) {
            throw fault(expression, "expected '(', got '" + expression + "'");
        }
        List<Expression> rest = group.rest();
        switch (group.head()) {
            case "declare-const", "declare-fun" -> {
                String name = rest.isEmpty() ? "" : rest.getFirst().toString();
                if (Terms.INPUT.matcher(name).matches()) {
                    declared.add(terms.number(group, name));
                }
            }
            case "assert" -> rest.forEach(this::formula);
            default -> {
                if (!IDLE.contains(group.head())) {
                    throw fault(
                            group,
                            "'"
                                    + group.head()
                                    + "' is not read; VNN-LIB version 1 has declare-const and"
                                    + " assert");
                }
            }
        }
    }

    private void formula(Expression expression) {
        if (!mentions(expression, Terms.INPUT) && mentions(expression, OUTPUT)) {
            ofOutputs++;
            return;
        }
        if (expression instanceof Expression.Group group) {
            connected(group);
        } else if (expression.toString().equals("false")) {
            constraints.addAtLeastZero(Linear.constant(Rational.of(-1)));
        } else if (!expression.toString().equals("true")) {
            throw fault(expression, "'" + expression + "' is not a constraint");
        }
    }

    private void connected(Expression.Group group) {
        List<Expression> rest = group.rest();
        switch (group.head()) {
            case "and" -> rest.forEach(this::formula);
            case "or" -> {
                if (rest.size() != 1) {
                    throw fault(
                            group,
                            "an 'or' of "
                                    + rest.size()
                                    + " cases over the inputs is a union of domains, not one;"
                                    + " write a file for each case and count them one by one");
                }
                formula(rest.getFirst());
            }
            case "<=", "<", ">=", ">", "=" -> compared(group);
            default ->
                    throw fault(
                            group,
                            "'"
                                    + group.head()
                                    + "' over the inputs is not read; there are and, or, <=, >="
                                    + " and =");
        }
    }

    private void compared(Expression.Group group) {
        if (mentions(group, OUTPUT)) {
            throw fault(
                    group,
                    "a constraint that links inputs and outputs is not one of the domain;"
                            + " leave it out");
        }
        List<Linear> sides = group.rest().stream().map(terms::of).toList();
        if (sides.size() < 2) {
            throw fault(group, "'" + group.head() + "' compares at least 2 terms");
        }
        strict |= group.head().equals("<") || group.head().equals(">");
        for (int i = 0; i + 1 < sides.size(); i++) {
            Linear difference = sides.get(i).minus(sides.get(i + 1));
            if (!group.head().startsWith("<")) {
                constraints.addAtLeastZero(difference);
            }
            if (!group.head().startsWith(">")) {
                constraints.addAtLeastZero(difference.times(Rational.of(-1)));
            }
        }
    }

    private static boolean mentions(Expression expression, Pattern variable) {
        return switch (expression) {
            case Expression.Word word -> variable.matcher(word.text()).matches();
            case Expression.Group group ->
                    group.parts().stream().anyMatch(part -> mentions(part, variable));
        };
    }

    private ImportException fault(Expression where, String message) {
        return file.fault("line " + where.line() + ": " + message);
    }
}
