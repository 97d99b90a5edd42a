package org.faltung.sample.layer;

/// What one independent experiment says.
///
/// @param formula natural logarithm of an unbiased estimate of F, the printed sum over K_N
/// @param share an unbiased estimate of R, the true maximum, divided by that of F; 0 to 1
/// @param checks choices of neurons whose rank decided the share; 0 if it is known to be 1
/// @param samples choices of neurons that it rests on
/// @param work cells looked at
record Draw(double formula, double share, int checks, long samples, long work) {
    /// Natural logarithm of an unbiased estimate of R; negative infinity for 0.
    double truth() {
        return formula + Math.log(share);
    }
}
