/// The front door: [org.faltung.Faltung].
@NullMarked
package org.faltung;

import org.jspecify.annotations.NullMarked;
