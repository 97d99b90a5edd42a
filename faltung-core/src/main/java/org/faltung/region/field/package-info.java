/// What the engines share that follow each unit's function over many cells at once: the network with
/// equal functions numbered once, and the error bounds of floating point.
@NullMarked
package org.faltung.region.field;

import org.jspecify.annotations.NullMarked;
