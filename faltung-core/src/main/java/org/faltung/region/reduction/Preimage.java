package org.faltung.region.reduction;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.jspecify.annotations.Nullable;

/// Points at which some independent functions have given values: the square system of the rows I and columns J
/// is solved, other coordinates staying as they are.
final class Preimage {
    private final AffineMap map;
    private final List<Integer> rows;
    private final List<Integer> columns;
    private final int skipped;
    private @Nullable Factored factored; // made when first asked for

    /// Keeps what defines the system.
    ///
    /// @param map the functions
    /// @param rows which of them have given values
    /// @param columns as many coordinates, on which the rows are independent modulo 2⁶¹ − 1
    /// @param skipped the number of coordinates before the values in a reduced point
    Preimage(AffineMap map, List<Integer> rows, List<Integer> columns, int skipped) {
        this.map = map;
        this.rows = rows;
        this.columns = columns;
        this.skipped = skipped;
    }

    /// The functions, and the system or, if it is small, its inverse.
    private record Factored(
            List<AffineForm> forms, Lifting lifting, Optional<RationalInverse> inverse) {
        Lifting.Solution solve(BigInteger[] right) {
            return inverse.map(known -> known.times(right))
                    .orElseGet(() -> lifting.solve(right, Integer.MAX_VALUE).orElseThrow());
        }
    }

    private synchronized Factored factored() {
        Factored known = factored;
        if (known == null) {
            List<AffineForm> forms = rows.stream().map(map::row).toList();
            BigInteger[][] matrix = new BigInteger[rows.size()][rows.size()];
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < matrix.length; j++) {
                    matrix[i][j] = forms.get(i).numerator(columns.get(j));
                }
            }
            Lifting lifting = Lifting.of(matrix).orElseThrow();
            known = new Factored(forms, lifting, RationalInverse.of(lifting, rows.size()));
            factored = known;
        }
        return known;
    }

    /// Sets the coordinates J of a point, which are 0, so that the functions get their values.
    void complete(List<Rational> point, List<Rational> reduced) {
        List<AffineForm> forms = factored().forms();
        int n = forms.size();
        Rational[] right = new Rational[n];
        BigInteger common = BigInteger.ONE;
        for (int i = 0; i < n; i++) {
            AffineForm form = forms.get(i);
            right[i] =
                    reduced.get(skipped + i)
                            .minus(form.at(point))
                            .times(Rational.of(form.denominator()));
            BigInteger denominator = right[i].denominator();
            common = common.multiply(denominator.divide(common.gcd(denominator)));
        }
        BigInteger[] integers = new BigInteger[n];
        for (int i = 0; i < n; i++) {
            integers[i] = right[i].numerator().multiply(common.divide(right[i].denominator()));
        }
        Lifting.Solution found = factored().solve(integers);
        BigInteger denominator = found.denominator().multiply(common);
        for (int j = 0; j < n; j++) {
            point.set(columns.get(j), Rational.of(found.numerators()[j], denominator));
        }
    }
}
