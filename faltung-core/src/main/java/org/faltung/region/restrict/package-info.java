/// Counting without enumerating: deletion and restriction.
@NullMarked
package org.faltung.region.restrict;

import org.jspecify.annotations.NullMarked;
