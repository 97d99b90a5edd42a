/// Exact enumeration of linear regions in a domain.
@NullMarked
package org.faltung.region;

import org.jspecify.annotations.NullMarked;
