/// Affine functions and maps with exact coefficients.
@NullMarked
package org.faltung.linear;

import org.jspecify.annotations.NullMarked;
