/// How far the bounds of an architecture are from the numbers of regions of its networks.
@NullMarked
package org.faltung.calibration;

import org.jspecify.annotations.NullMarked;
