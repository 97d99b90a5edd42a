package org.faltung.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// Reads architecture strings, such as `in:28x28x1 conv:6@5x5 relu flatten fc:10`.
///
///     architecture = "in:" input { step }
///     step         = word | ("res" | "cat") "(" { step } [ "|" { step } ] ")"
///
/// Steps are separated by blanks, marks need none. In `res( A | B )` one branch may be empty, which
/// is the identity. [ArchitectureWriter] writes what this class reads.
public final class ArchitectureParser {
    private static final String EXAMPLE = "in:28x28x1 conv:6@5x5 relu flatten fc:10";
    private static final int DEEPEST = 200;

    private final Tokens tokens;
    private final List<String> notes = new ArrayList<>();

    private ArchitectureParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /// The network that a string describes, its weights free.
    ///
    /// @param architecture steps in data-flow order
    /// @throws NotationException if a step is not understood or does not fit the one before
    public static Parsed parse(String architecture) {
        var parser = new ArchitectureParser(new Tokens(architecture));
        Network network = parser.network();
        return new Parsed(network, parser.notes);
    }

    private Network network() {
        if (tokens.atEnd()) {
            throw new NotationException("the architecture is empty; try '" + EXAMPLE + "'");
        }
        if (tokens.atMark()) {
            throw tokens.faultAtMark("cannot come first; try '" + EXAMPLE + "'");
        }
        Step first = tokens.step();
        if (first.name().equals("preset")) {
            String steps = Presets.expand(first);
            if (!tokens.atEnd()) {
                throw first.fault(
                        "a preset is a whole architecture and stands alone; 'faltung bounds' prints"
                                + " its steps, which you can copy and change");
            }
            return new ArchitectureParser(new Tokens(steps)).network();
        }
        if (!first.name().equals("in")) {
            throw first.fault(
                    "an architecture starts with its input; put in:HxWxC, in:NxC or in:N before it,"
                            + " as in '"
                            + EXAMPLE
                            + "'");
        }
        Shape input = InputStep.read(first, notes);
        List<Layer> layers = chain(input, 0);
        if (tokens.atMark()) {
            throw tokens.faultAtMark("belongs to no res( or cat(");
        }
        return new Network(input, layers);
    }

    /// Steps up to the end, or to a mark that the caller must understand.
    private List<Layer> chain(Shape input, int depth) {
        List<Layer> layers = new ArrayList<>();
        Shape shape = input;
        while (!tokens.atEnd() && !tokens.atMark()) {
            Step step = tokens.step();
            Optional<Join.Kind> join = joinNamed(step.name());
            Layer layer =
                    join.isPresent()
                            ? join(step, join.get(), shape, depth)
                            : Steps.read(step, shape, notes);
            shape = step.through(layer, shape);
            layers.add(layer);
        }
        return layers;
    }

    private Join join(Step step, Join.Kind kind, Shape input, int depth) {
        step.open(step.name());
        step.end();
        if (depth == DEEPEST) {
            throw step.fault("branches may be nested at most " + DEEPEST + " deep");
        }
        if (!tokens.accept("(")) {
            throw step.fault(
                    "a branch in parentheses must follow, as in '"
                            + step.name()
                            + "( fc:8 relu )'");
        }
        List<Layer> branch = chain(input, depth + 1);
        boolean barred = tokens.accept("|");
        List<Layer> other = barred ? chain(input, depth + 1) : List.of();
        if (tokens.atEnd()) {
            throw step.fault("its '(' is never closed; add ')'");
        }
        if (!tokens.accept(")")) {
            throw tokens.faultAtMark(
                    "is one too many; a join has two branches, which may hold further joins");
        }
        if (branch.isEmpty() && other.isEmpty()) {
            throw step.fault(
                    "there is nothing in its parentheses; write '"
                            + step.name()
                            + "( fc:8 relu )'");
        }
        return new Join(kind, branch, other);
    }

    private static Optional<Join.Kind> joinNamed(String name) {
        return switch (name) {
            case "res" -> Optional.of(Join.Kind.SUM);
            case "cat" -> Optional.of(Join.Kind.CONCATENATION);
            default -> Optional.empty();
        };
    }

    /// What an architecture string says.
    ///
    /// @param network the architecture, all its weights free
    /// @param notes what a reader may not expect, a line each
    public record Parsed(Network network, List<String> notes) {
        /// Copies the notes.
        public Parsed {
            notes = List.copyOf(notes);
        }
    }
}
