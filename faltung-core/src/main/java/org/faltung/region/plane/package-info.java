/// The cells of a network on a plane: convex polygons, bounded or not, cut layer by layer.
@NullMarked
package org.faltung.region.plane;

import org.jspecify.annotations.NullMarked;
