/// The front door to counting: a request, the choice of an engine, threads and budgets, the answer.
@NullMarked
package org.faltung.count;

import org.jspecify.annotations.NullMarked;
