/// Problems in fewer dimensions with the same regions.
@NullMarked
package org.faltung.region.reduction;

import org.jspecify.annotations.NullMarked;
