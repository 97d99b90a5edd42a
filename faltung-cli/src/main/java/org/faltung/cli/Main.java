package org.faltung.cli;

/// The `faltung` command.
public final class Main {
    private Main() {}

    /// Runs the command and ends the process with its exit status.
    ///
    /// @param arguments the words of the command line
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            System.out.println("faltung 0.1.0-SNAPSHOT");
            return;
        }
        System.err.println("faltung: unknown command, try --version");
        System.exit(2);
    }
}
