/// What a network's folds look like near given points: local complexity, and how far the nearest boundary is.
@NullMarked
package org.faltung.sample.local;

import org.jspecify.annotations.NullMarked;
