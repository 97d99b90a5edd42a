/// Runs that are kept and resumed: a journal of each while it runs, a database of all.
@NullMarked
package org.faltung.store;

import org.jspecify.annotations.NullMarked;
