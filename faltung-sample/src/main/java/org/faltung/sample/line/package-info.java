/// The density of region boundaries: how many a random line crosses, exactly line by line.
@NullMarked
package org.faltung.sample.line;

import org.jspecify.annotations.NullMarked;
