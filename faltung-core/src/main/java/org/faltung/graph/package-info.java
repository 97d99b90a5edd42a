/// The matrices by which graph convolutions mix the nodes, exactly, and the matroid of their rows.
@NullMarked
package org.faltung.graph;

import org.jspecify.annotations.NullMarked;
