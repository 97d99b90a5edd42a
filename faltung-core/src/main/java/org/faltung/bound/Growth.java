package org.faltung.bound;

import java.math.BigInteger;
import java.util.Optional;

/// How the maximum number of regions of one convolutional layer grows with the number d of filters: ~ c · dⁿ.
///
/// @param exponent n, the number of inputs that some filter position sees
/// @param words n! · c, the number of words of length n over the positions whose letter counts lie in K_N, times Pⁿ for P breakpoints; empty
///     where it is out of reach
public record Growth(int exponent, Optional<BigInteger> words) {}
