/// Closed forms and bounds from the architecture alone, one class a theorem.
@NullMarked
package org.faltung.bound;

import org.jspecify.annotations.NullMarked;
