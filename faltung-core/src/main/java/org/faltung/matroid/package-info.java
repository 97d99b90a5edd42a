/// Counting independent sets of neurons that share their filters, by rank modulo a prime.
@NullMarked
package org.faltung.matroid;

import org.jspecify.annotations.NullMarked;
