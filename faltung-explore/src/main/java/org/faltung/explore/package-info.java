/// The explorer: a web page, served from the jar, on which one pans and zooms over the exact regions of a network.
@NullMarked
package org.faltung.explore;

import org.jspecify.annotations.NullMarked;
