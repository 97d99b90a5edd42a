package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// The two channels of a command, both UTF-8 whatever the locale says.
///
/// Standard output carries what was asked and nothing else; notes, progress and faults go to
/// standard error. Each text is written whole, and is out when the method returns.
final class Console {
    private static final int LONGEST_MESSAGE = 4000;

    private final OutputStream out;
    private final OutputStream err;
    private final List<String> notes = new ArrayList<>(); // kept, not told yet

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
        tellNotes();
        try {
            out.write(text.getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    /// Keeps something that the user may have to know of the answer until anything else is told: if
    /// his input turns out to be at fault, he reads of that alone.
    synchronized void note(String note) {
        notes.add("faltung: note: " + printable(note) + "\n");
    }

    /// Drops the notes that were not told yet.
    synchronized void dropNotes() {
        notes.clear();
    }

    private void tellNotes() {
        String text = String.join("", notes);
        notes.clear();
        if (!text.isEmpty()) {
            tell(text);
        }
    }

    /// Tells the user something beside the answer.
    void say(String message) {
        tell("faltung: " + printable(message) + "\n");
    }

    /// Writes to standard error as it stands.
    synchronized void tell(String text) {
        tellNotes();
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
