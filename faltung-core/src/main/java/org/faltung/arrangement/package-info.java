/// Arrangements of hyperplanes, counted without geometry.
@NullMarked
package org.faltung.arrangement;

import org.jspecify.annotations.NullMarked;
