/// What an answer looks like: a bound with its side, status, assumptions and source.
@NullMarked
package org.faltung.result;

import org.jspecify.annotations.NullMarked;
