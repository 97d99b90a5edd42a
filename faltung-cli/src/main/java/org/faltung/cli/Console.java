package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// The two channels of a command, both UTF-8 whatever the locale says.
///
/// Standard output carries what was asked and nothing else; notes, progress and faults go to
/// standard error. Each text is written whole, and is out when the method returns.
final class Console {
    private static final int LONGEST_MESSAGE = 4000;

    private final OutputStream out;
    private final OutputStream err;

    Console(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = err;
    }

    /// The channels of this process.
    static Console ofProcess() {
        return new Console(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }

    /// Writes a piece of the answer.
    ///
    /// @throws OutputException if nobody takes it
    synchronized void print(String text) {
        try {
            out.write(text.getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    /// Tells the user something beside the answer.
    void say(String message) {
        tell("faltung: " + printable(message) + "\n");
    }

    /// Writes to standard error as it stands.
    synchronized void tell(String text) {
        try {
            err.write(text.getBytes(UTF_8));
            err.flush();
        } catch (IOException e) {
            // Nobody listens; the exit status still speaks.
            return;
        }
    }

    /// A message may quote a file: nothing in it may move the cursor or flood the screen.
    private static String printable(String message) {
        int length = Math.min(message.length(), LONGEST_MESSAGE);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = message.charAt(i);
            text.append(Character.isISOControl(c) && c != '\n' ? '?' : c);
        }
        return length < message.length() ? text.append("…").toString() : text.toString();
    }
}
