package org.faltung.view;

import org.faltung.region.geometry.BitWeight;
import org.faltung.slice.Face;
import org.faltung.view.color.Palette;

/// Colours of activation patterns: equal patterns have equal colours in all pictures, and two patterns that
/// differ in one bit have different ones.
///
/// The colour of a pattern is a sum over its bits that are 1, each weighted by a number from 1 to K − 1 that
/// depends on the bit's place, modulo the number K of colours. One bit more or less changes the sum by a weight,
/// which is not 0 modulo K. Regions beside each other differ in the units whose fold is their common side, as a
/// rule in one; where it is several, and the sums happen to agree, [Colors] chooses another colour.
public final class PatternColors {
    private static final BitWeight WEIGHT = (layer, digit, bit) -> weight(layer, 4 * digit + bit);

    private PatternColors() {}

    /// The colour of a face's pattern, from 0 to [Palette#PATTERNS] - 1.
    static int of(Face face) {
        return (int) (face.sum(WEIGHT) % Palette.PATTERNS);
    }

    /// The colour of a pattern, from 0 to [Palette#PATTERNS] - 1.
    ///
    /// @param code hexadecimal digits, layers parted by points
    public static int of(String code) {
        long sum = 0;
        int layer = 0;
        int place = 0;
        for (int i = 0; i < code.length(); i++) {
            char letter = code.charAt(i);
            if (letter == '.') {
                layer++;
                place = 0;
                continue;
            }
            int digit = Character.digit(letter, 16);
            for (int bit = 0; bit < 4; bit++) {
                if ((digit >> bit & 1) != 0) {
                    sum += weight(layer, 4 * place + bit);
                }
            }
            place++;
        }
        return (int) (sum % Palette.PATTERNS);
    }

    /// What a bit of a pattern adds, from 1 to [Palette#PATTERNS] - 1.
    static int weight(int layer, int place) {
        long mixed =
                layer * 0x9E3779B97F4A7C15L + place * 0xC2B2AE3D27D4EB4FL + 0x165667B19E3779F9L;
        mixed = (mixed ^ mixed >>> 31) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return 1 + (int) Long.remainderUnsigned(mixed ^ mixed >>> 33, Palette.PATTERNS - 1);
    }
}
