/// Architectures of the same form at another width.
@NullMarked
package org.faltung.width;

import org.jspecify.annotations.NullMarked;
