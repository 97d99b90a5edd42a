package org.faltung.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.faltung.bound.UnsupportedArchitectureException;
import org.faltung.count.CannotCountException;
import org.faltung.count.ClusterException;
import org.faltung.io.ImportException;
import org.faltung.notation.NotationException;
import org.faltung.store.StoreException;
import org.faltung.verify.CertificateException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What the user reads when something fails: the message alone when the input is at fault, the
/// whole trace when we are.
final class Faults {
    private Faults() {}

    static Status report(Throwable fault, Console console) {
        return report("", fault, console);
    }

    /// Tells the user.
    ///
    /// @param where what to put before the message
    static Status report(String where, Throwable fault, Console console) {
        if (fault instanceof OutputException output && output.brokenPipe()) {
            return Status.DONE;
        }
        if (ofInput(fault)) {
            console.dropNotes();
            console.say(where + message(fault));
            return Status.INPUT_AT_FAULT;
        }
        console.say(where + (fault instanceof OutOfMemoryError ? outOfMemory() : bug()));
        console.tell(trace(fault));
        return Status.FALTUNG_AT_FAULT;
    }

    /// Whether the input or its surroundings, not faltung, are to blame.
    private static boolean ofInput(Throwable fault) {
        return fault instanceof InputException
                || fault instanceof OutputException
                || fault instanceof NotationException
                || fault instanceof ImportException
                || fault instanceof CannotCountException
                || fault instanceof ClusterException
                || fault instanceof CertificateException
                || fault instanceof StoreException
                || fault instanceof UnsupportedArchitectureException;
    }

    private static String bug() {
        return "this is a bug in faltung "
                + Resources.version()
                + ", not in your input. Please report it with the lines below.";
    }

    private static String outOfMemory() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return "out of memory: "
                + megabytes
                + " MB were not enough. Try it without --exact, or allow more:"
                + " FALTUNG_JAVA_OPTS=-Xmx"
                + 2 * megabytes
                + "m";
    }

    static String message(Throwable fault) {
        String message = fault.getMessage();
        return message == null ? fault.toString() : message;
    }

    /// What is wrong with the words, in one line.
    static String message(ParameterException fault) {
        String command = fault.getCommandLine().getCommandSpec().qualifiedName();
        String name = command.equals("faltung") ? command : "faltung " + command;
        String help = " Try '" + name + " --help'.";
        if (!(fault instanceof UnmatchedArgumentException unmatched)) {
            return message((Throwable) fault) + "." + help;
        }
        String word = unmatched.getUnmatched().getFirst();
        String kind =
                word.startsWith("-") && word.length() > 1
                        ? "option"
                        : command.equals("faltung") ? "command" : "word";
        List<String> near = unmatched.getSuggestions();
        String hint = near.isEmpty() ? "" : " Did you mean '" + near.getFirst() + "'?";
        return "unknown " + kind + " '" + word + "'." + hint + help;
    }

    private static String trace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
