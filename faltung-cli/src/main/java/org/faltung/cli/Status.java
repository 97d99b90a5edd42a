package org.faltung.cli;

/// How a command ended, as its caller sees it.
enum Status {
    /// Done.
    DONE(0),
    /// The input is at fault.
    INPUT_AT_FAULT(2),
    /// A budget or Ctrl-C ended it early.
    PARTIAL(3),
    /// A bug of ours, or out of memory.
    FALTUNG_AT_FAULT(70);

    private final int code;

    Status(int code) {
        this.code = code;
    }

    /// The exit status of the process.
    int code() {
        return code;
    }

    /// The graver of two.
    Status and(Status other) {
        return code >= other.code ? this : other;
    }
}
