/// Pictures as files.
@NullMarked
package org.faltung.view.write;

import org.jspecify.annotations.NullMarked;
