package org.faltung.region.vertex;

/// Finds generators anew from the constraints that they lie on, with a proved bound on the error.
///
/// A generator that comes from others by interpolation has the sum of their errors and more, so
/// that bounds grow by a factor with every cut. But it is also the solution x of d equations,
/// whatever its history.
///
/// The bound. Let C x = b be the d equations as stored and C* x* = b* the exact ones, X any matrix,
/// and r* = C* x − b* the exact residual of a stored x. If α ≥ ‖I − X C*‖_∞ is below 1 then
///
///     x − x* = (X C*)⁻¹ X r*,   so   ‖x − x*‖_∞ ≤ ‖X r*‖_∞ / (1 − α).
///
/// Here r* differs from the computed residual by at most the bound E of a form's value at an exact
/// point; ‖X C* − X C‖ ≤ ‖X‖ · d · e with e the largest error of a coefficient; and the rounding of
/// the computed I − X C is at most 2 d u ‖X‖ d max |c| a row. One step of Newton's method, x − X r,
/// comes first.
final class Refinement {
    private static final double UNIT = 0x1p-53;
    private static final double SLACK = 1 + 0x1p-20;

    private final Forms forms;
    private final Generators pool;
    private final int d;
    private final double[] matrix; // C, then eliminated
    private final double[] inverse; // X
    private final double[] rows; // C as stored
    private final double[] fixed; // −b of the row that fixes the scale of a ray
    private final double[] residual;
    private final double[] off; // a bound on the error of each residual
    private final int[] form;
    private int chosen; // rows so far

    Refinement(Forms forms, Generators pool) {
        this.forms = forms;
        this.pool = pool;
        d = forms.width - 1;
        matrix = new double[d * d];
        inverse = new double[d * d];
        rows = new double[d * d];
        fixed = new double[d];
        residual = new double[d];
        off = new double[d];
        form = new int[d];
    }

    /// Makes a generator of a cell without lines anew from the forms of the constraints in its
    /// mask; gives up silently if they are not exactly as many as it takes, or nearly dependent.
    void refine(int g, long[] mask, int at, int words, int[] formOf) {
        boolean ray = pool.isRay(g);
        if (!gather(mask, at, words, formOf, ray ? d - 1 : d)) {
            return;
        }
        if (ray) {
            fixScale(g);
        }
        if (!invert()) {
            return;
        }
        double apart = distance();
        if (!(apart < 0.5)) {
            return;
        }
        residuals(g);
        step(g);
        residuals(g);
        double worst = 0;
        for (int q = 0; q < d; q++) {
            double sum = 0;
            for (int i = 0; i < d; i++) {
                sum += Math.abs(inverse[q * d + i]) * (Math.abs(residual[i]) + off[i]);
            }
            worst = Math.max(worst, sum);
        }
        double error = worst * SLACK / (1 - apart) + Double.MIN_NORMAL;
        pool.refined(g, error);
    }

    private boolean gather(long[] mask, int at, int words, int[] formOf, int want) {
        chosen = 0;
        for (int w = 0; w < words; w++) {
            for (long rest = mask[at + w]; rest != 0; rest &= rest - 1) {
                int bit = w * Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (bit == 0) {
                    continue; // the face at infinity
                }
                if (chosen == want) {
                    return false;
                }
                int f = formOf[bit];
                System.arraycopy(forms.coefficient, f * (d + 1), rows, chosen * d, d);
                form[chosen++] = f;
            }
        }
        return chosen == want;
    }

    /// The last equation of a ray: its largest coordinate is what it is.
    private void fixScale(int g) {
        int most = 0;
        for (int q = 1; q < d; q++) {
            if (Math.abs(pool.point[g * (d + 1) + q]) > Math.abs(pool.point[g * (d + 1) + most])) {
                most = q;
            }
        }
        for (int q = 0; q < d; q++) {
            rows[(d - 1) * d + q] = q == most ? 1 : 0;
        }
        fixed[d - 1] = pool.point[g * (d + 1) + most];
        form[d - 1] = -1;
    }

    /// Gauss and Jordan with row pivots.
    private boolean invert() {
        System.arraycopy(rows, 0, matrix, 0, d * d);
        for (int i = 0; i < d; i++) {
            for (int q = 0; q < d; q++) {
                inverse[i * d + q] = i == q ? 1 : 0;
            }
        }
        for (int c = 0; c < d; c++) {
            int pivot = c;
            for (int i = c + 1; i < d; i++) {
                if (Math.abs(matrix[i * d + c]) > Math.abs(matrix[pivot * d + c])) {
                    pivot = i;
                }
            }
            double head = matrix[pivot * d + c];
            if (head == 0) {
                return false;
            }
            for (int q = 0; q < d; q++) {
                double a = matrix[pivot * d + q] / head;
                double x = inverse[pivot * d + q] / head;
                matrix[pivot * d + q] = matrix[c * d + q];
                inverse[pivot * d + q] = inverse[c * d + q];
                matrix[c * d + q] = a;
                inverse[c * d + q] = x;
            }
            for (int i = 0; i < d; i++) {
                double factor = matrix[i * d + c];
                if (i != c && factor != 0) {
                    for (int q = 0; q < d; q++) {
                        matrix[i * d + q] -= factor * matrix[c * d + q];
                        inverse[i * d + q] -= factor * inverse[c * d + q];
                    }
                }
            }
        }
        return true;
    }

    /// A bound on ‖I − X C*‖.
    private double distance() {
        double most = 0; // of ‖X‖
        double apart = 0;
        for (int i = 0; i < d; i++) {
            double sum = 0;
            double size = 0;
            for (int q = 0; q < d; q++) {
                double entry = i == q ? -1 : 0;
                for (int k = 0; k < d; k++) {
                    entry += inverse[i * d + k] * rows[k * d + q];
                }
                sum += Math.abs(entry);
                size += Math.abs(inverse[i * d + q]);
            }
            apart = Math.max(apart, sum);
            most = Math.max(most, size);
        }
        double largest = 1;
        double error = 0;
        for (int k = 0; k < d; k++) {
            if (form[k] >= 0) {
                error = Math.max(error, forms.error(form[k]));
            }
        }
        for (double c : rows) {
            largest = Math.max(largest, Math.abs(c));
        }
        double rounding = (d + 3) * UNIT * (most * largest * d + 1);
        return (apart + most * d * error + rounding) * SLACK;
    }

    private void residuals(int g) {
        int at = g * (d + 1);
        double size = 0;
        for (int q = 0; q <= d; q++) {
            size += Math.abs(pool.point[at + q]);
        }
        for (int i = 0; i < d; i++) {
            double sum = 0;
            for (int q = 0; q < d; q++) {
                sum += rows[i * d + q] * pool.point[at + q];
            }
            if (form[i] < 0) {
                residual[i] = sum - fixed[i]; // both are one number
                off[i] = 0;
                continue;
            }
            residual[i] = sum + forms.coefficient[form[i] * (d + 1) + d] * pool.point[at + d];
            off[i] = size * SLACK * forms.perSize[form[i]];
        }
    }

    private void step(int g) {
        int at = g * (d + 1);
        for (int q = 0; q < d; q++) {
            double sum = 0;
            for (int i = 0; i < d; i++) {
                sum += inverse[q * d + i] * residual[i];
            }
            pool.point[at + q] -= sum;
        }
    }
}
