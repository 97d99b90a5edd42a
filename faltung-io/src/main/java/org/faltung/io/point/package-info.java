/// Points of the input space, as users have them: lists of numbers, arrays, pictures.
@NullMarked
package org.faltung.io.point;

import org.jspecify.annotations.NullMarked;
