/// From activation regions to the regions of the function: equal affine maps, and shared facets.
@NullMarked
package org.faltung.region.merge;

import org.jspecify.annotations.NullMarked;
