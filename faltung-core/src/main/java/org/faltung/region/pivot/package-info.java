/// The engine of dictionaries: a cell is a corner of it, and a pivot cuts it in two.
@NullMarked
package org.faltung.region.pivot;

import org.jspecify.annotations.NullMarked;
