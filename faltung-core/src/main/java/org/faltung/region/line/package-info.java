/// The pieces of a network along a line: its breakpoints, found layer by layer for all units at once.
@NullMarked
package org.faltung.region.line;

import org.jspecify.annotations.NullMarked;
