package org.faltung.io.domain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Domain;

/// Reads polytopes as rows of numbers: `a_1 … a_n b` means a · x ≤ b.
///
/// Commas or blanks stand between the numbers, `#` begins a comment, and every number is exact.
public final class PolytopeReader {
    private PolytopeReader() {}

    /// The polytope in a file.
    ///
    /// @param ambient the dimension n of the input space
    /// @throws ImportException if a row is not n + 1 numbers
    public static Domain.Polytope read(Path path, int ambient) {
        InputFile file = InputFile.at(path, "file with the polytope");
        List<AffineForm> rows = new ArrayList<>();
        int line = 0;
        for (String text : file.text().lines().toList()) {
            line++;
            String said = text.replaceFirst("#.*", "").strip();
            if (!said.isEmpty()) {
                rows.add(row(file, line, said, ambient));
            }
        }
        if (rows.isEmpty()) {
            throw file.fault(
                    "there are no rows in it; write a line 'a_1 ... a_n b' for each a.x <= b");
        }
        return new Domain.Polytope(ambient, rows);
    }

    /// b − a · x.
    private static AffineForm row(InputFile file, int line, String said, int ambient) {
        List<Rational> numbers = new ArrayList<>();
        for (String number : said.split("\\s*,\\s*|\\s+", -1)) {
            try {
                numbers.add(Rational.parse(number));
            } catch (IllegalArgumentException e) {
                throw new ImportException(file.name(), "line " + line + ": " + e.getMessage(), e);
            }
        }
        if (numbers.size() != ambient + 1) {
            throw file.fault(
                    "line "
                            + line
                            + " has "
                            + numbers.size()
                            + (numbers.size() == 1 ? " number" : " numbers")
                            + ", but the model has "
                            + ambient
                            + (ambient == 1 ? " input" : " inputs")
                            + ", so that a row a_1 ... a_n b has "
                            + (ambient + 1));
        }
        List<Rational> linear =
                numbers.subList(0, ambient).stream().map(Rational::negated).toList();
        return AffineForm.of(linear, numbers.getLast());
    }
}
