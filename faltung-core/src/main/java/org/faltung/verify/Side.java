package org.faltung.verify;

/// A condition of a piece: a function that is at least 0, or greater than 0 if it is strict.
record Side(Form form, boolean strict) {
    /// Whether it always holds.
    boolean isVoid() {
        return !strict && form.isZero();
    }
}
