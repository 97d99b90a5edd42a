/// Bytes in, bytes out: model files, points, results.
@NullMarked
package org.faltung.io;

import org.jspecify.annotations.NullMarked;
