package org.faltung.notation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.faltung.network.Mix;

/// Words of the notation, and the word that was probably meant.
final class Names {
    private static final int FARTHEST = 2;

    private Names() {}

    /// How a propagation is written after `norm=`.
    static String of(Mix.Propagation propagation) {
        return propagation.name().toLowerCase(Locale.ROOT);
    }

    /// "did you mean 'relu'?", or the words there are.
    ///
    /// @param kind what they are, in the plural
    static String suggestion(String word, String kind, List<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(lower, name) <= Math.min(FARTHEST, name.length() - 1))
                .min(Comparator.comparingInt(name -> distance(lower, name)))
                .map(name -> "did you mean '" + name + "'?")
                .orElse("the " + kind + " are " + String.join(", ", known));
    }

    /// The fewest letters to insert, delete or change (Levenshtein).
    private static int distance(String one, String two) {
        if (Math.abs(one.length() - two.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[] above = new int[two.length() + 1];
        for (int j = 0; j <= two.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[two.length() + 1];
            row[0] = i;
            for (int j = 1; j <= two.length(); j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[two.length()];
    }
}
