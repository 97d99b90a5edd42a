/// The `faltung` command: reads the words, asks the library, prints.
@NullMarked
package org.faltung.cli;

import org.jspecify.annotations.NullMarked;
