/// Benchmarks that see inside the estimates.
@NullMarked
package org.faltung.sample.tree;

import org.jspecify.annotations.NullMarked;
