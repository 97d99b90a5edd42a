/// The geometry of single regions: points, facets and neighbours, inscribed balls, volumes.
@NullMarked
package org.faltung.region.geometry;

import org.jspecify.annotations.NullMarked;
