/// Enumeration by the vertices and rays of cells and the facets they lie on.
@NullMarked
package org.faltung.region.vertex;

import org.jspecify.annotations.NullMarked;
