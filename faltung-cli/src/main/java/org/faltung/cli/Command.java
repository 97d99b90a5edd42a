package org.faltung.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One word after `faltung`.
interface Command {
    /// Its name, options and help, without `--help`, which every command has.
    CommandSpec spec();

    /// Does it.
    ///
    /// @param request the words, parsed
    /// @throws InputException if they ask for what cannot be
    Status run(ParseResult request, Console console);
}
