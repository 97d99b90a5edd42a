package org.faltung.io.point;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.network.Shape;

/// Numbers in a row of text.
final class NumberList {
    private static final int LONGEST = 60;
    private static final int PIECE = 4096; // numbers

    private NumberList() {}

    /// A comma list.
    static List<Rational> ofWord(String word, Shape shape) {
        String name =
                "'" + (word.length() > LONGEST ? word.substring(0, LONGEST) + "..." : word) + "'";
        List<Rational> numbers = new ArrayList<>();
        for (String number : word.split(",", -1)) {
            try {
                numbers.add(Rational.parse(number.strip()));
            } catch (IllegalArgumentException e) {
                throw new ImportException(name, "" + e.getMessage(), e);
            }
        }
        PointSize.require(name, List.of(numbers.size()), shape);
        return List.copyOf(numbers);
    }

    /// The lines of a file: numbers between commas, semicolons or blanks; `#` begins a comment.
    ///
    /// @param between run now and then; ends the work by an exception
    static List<Rational> ofLines(InputFile file, Shape shape, Runnable between) {
        List<Rational> numbers = new ArrayList<>();
        int line = 0;
        for (String text : file.text().lines().toList()) {
            line++;
            String said = text.replaceFirst("#.*", "").strip().replaceFirst("[,;]$", "");
            for (String number :
                    said.isEmpty() ? new String[0] : said.split("\\s*[,;]\\s*|\\s+", -1)) {
                if (numbers.size() % PIECE == 0) {
                    between.run();
                }
                try {
                    numbers.add(Rational.parse(number));
                } catch (IllegalArgumentException e) {
                    throw new ImportException(
                            file.name(), "line " + line + ": " + e.getMessage(), e);
                }
            }
        }
        PointSize.require(file.name(), List.of(numbers.size()), shape);
        return List.copyOf(numbers);
    }
}
