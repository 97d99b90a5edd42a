/// Architectures side by side: which has more regions, and which more for each parameter.
@NullMarked
package org.faltung.comparison;

import org.jspecify.annotations.NullMarked;
