/// Estimates of one-layer convolutional networks: the printed formula and the true maximum, from the same draws.
@NullMarked
package org.faltung.sample.layer;

import org.jspecify.annotations.NullMarked;
