package org.faltung.cli;

import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The `faltung` command.
///
/// The words are parsed by hand-built picocli models, of which only the one that was asked for is
/// made: reading annotations, or building all models, would take longer than most answers.
public final class Main {
    private Main() {}

    /// Runs the command and ends the process with its exit status.
    ///
    /// @param words the words of the command line
    public static void main(String[] words) {
        System.exit(run(words, Console.ofProcess()).code());
    }

    static Status run(String[] words, Console console) {
        try {
            return dispatch(words, console);
        } catch (Throwable fault) { // whatever it is, the user gets an exit status that says so
            return Faults.report(fault, console);
        }
    }

    private static Status dispatch(String[] words, Console console) {
        if (words.length == 0) {
            throw new InputException("which command? Try 'faltung --help'.");
        }
        if (words[0].equals("--version") || words[0].equals("-V")) {
            console.print("faltung " + Resources.version() + "\n");
            return Status.DONE;
        }
        Optional<Command> command = Commands.named(words[0]);
        String[] rest = Arrays.copyOfRange(words, command.isPresent() ? 1 : 0, words.length);
        CommandLine line = Commands.line(command);
        ParseResult request = parse(line, rest);
        if (request.isUsageHelpRequested() || command.isEmpty()) {
            console.print(line.getUsageMessage(CommandLine.Help.Ansi.OFF));
            return Status.DONE;
        }
        requireOnce(request);
        return command.get().run(request, console);
    }

    /// Says of an option with a value that is given twice that it is, for only one could be obeyed.
    /// Options of a domain are looked at where the domain is read.
    private static void requireOnce(ParseResult request) {
        for (OptionSpec option : request.matchedOptionsSet()) {
            if (option.arity().max() == 1
                    && !option.isMultiValue()
                    && option.stringValues().size() > 1) {
                throw new InputException(
                        option.longestName() + " is given twice; leave one of them out");
            }
        }
    }

    private static ParseResult parse(CommandLine line, String[] words) {
        try {
            return line.parseArgs(words);
        } catch (ParameterException e) {
            throw new InputException(Faults.message(e), e);
        }
    }
}
