package org.faltung.arrangement;

import java.io.Serial;

/// Something is 0 modulo a prime that is not 0.
final class UnluckyPrimeException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    UnluckyPrimeException() {
        super("a number is divisible by the prime", null, false, false);
    }
}
