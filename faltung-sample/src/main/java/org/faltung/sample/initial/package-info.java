/// The regions of deep networks before training: means over random networks.
@NullMarked
package org.faltung.sample.initial;

import org.jspecify.annotations.NullMarked;
