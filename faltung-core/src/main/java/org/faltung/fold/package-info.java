/// The normal form of a network: alternating affine maps and folds.
@NullMarked
package org.faltung.fold;

import org.jspecify.annotations.NullMarked;
