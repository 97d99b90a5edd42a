/// JSON: the text itself, and Faltung's own model format in it.
@NullMarked
package org.faltung.io.json;

import org.jspecify.annotations.NullMarked;
