/// Benchmarks that see inside the bounds.
@NullMarked
package org.faltung.bound;

import org.jspecify.annotations.NullMarked;
