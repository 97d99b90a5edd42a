/// Architecture strings: how a network is written in one line.
@NullMarked
package org.faltung.notation;

import org.jspecify.annotations.NullMarked;
