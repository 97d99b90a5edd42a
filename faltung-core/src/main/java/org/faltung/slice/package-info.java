/// The exact picture of a network's regions on a plane: polygons, the folds between them, the boundaries of decisions.
@NullMarked
package org.faltung.slice;

import org.jspecify.annotations.NullMarked;
