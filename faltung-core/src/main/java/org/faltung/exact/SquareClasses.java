package org.faltung.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Square roots of positive rationals as rational multiples of few of them: √x = factor · √representative.
///
/// Two numbers are in one class if their product is a square of a rational. Square roots of representatives of
/// different classes are linearly independent over the rationals (each is an eigenvector of the Galois group with a
/// character of its own), so that Σ c_i √x_i = 0 with rational c_i if and only if the sum over every class is 0.
///
/// Nothing is factored: that a rational is a square is an integer square root. Time O(n + k²) of those for n numbers
/// with k different values.
public final class SquareClasses {
    private final List<Rational> representatives;
    private final List<Member> members;

    private SquareClasses(List<Rational> representatives, List<Member> members) {
        this.representatives = representatives;
        this.members = members;
    }

    private record Member(int kind, Rational factor) {}

    /// The classes of some numbers.
    ///
    /// @param numbers all positive
    public static SquareClasses of(List<Rational> numbers) {
        List<Rational> representatives = new ArrayList<>();
        Map<Rational, Member> known = new HashMap<>();
        List<Member> members = new ArrayList<>();
        for (Rational number : numbers) {
            if (number.signum() <= 0) {
                throw new IllegalArgumentException("number must be positive, got " + number);
            }
            if (!known.containsKey(number)) {
                known.put(number, member(representatives, number));
            }
            members.add(known.get(number));
        }
        return new SquareClasses(List.copyOf(representatives), List.copyOf(members));
    }

    /// The class of a number, after adding it to the representatives if it is new.
    private static Member member(List<Rational> representatives, Rational number) {
        for (int kind = 0; kind < representatives.size(); kind++) {
            // √(x / r) is rational iff numerator and denominator, in lowest terms, are squares
            Rational quotient = number.over(representatives.get(kind));
            BigInteger[] up = quotient.numerator().sqrtAndRemainder();
            BigInteger[] down = quotient.denominator().sqrtAndRemainder();
            if (up[1].signum() == 0 && down[1].signum() == 0) {
                return new Member(kind, Rational.of(up[0], down[0]));
            }
        }
        representatives.add(number);
        return new Member(representatives.size() - 1, Rational.ONE);
    }

    /// The number of classes.
    public int kinds() {
        return representatives.size();
    }

    /// A number of the class; its square root is the unit of the class.
    public Rational representative(int kind) {
        return representatives.get(kind);
    }

    /// The class of the i-th number.
    public int kind(int i) {
        return members.get(i).kind();
    }

    /// The factor f > 0 in √x_i = f · √representative.
    public Rational factor(int i) {
        return members.get(i).factor();
    }
}
