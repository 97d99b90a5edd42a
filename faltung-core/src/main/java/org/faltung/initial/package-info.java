/// Networks as training finds them: random weights for an architecture.
@NullMarked
package org.faltung.initial;

import org.jspecify.annotations.NullMarked;
