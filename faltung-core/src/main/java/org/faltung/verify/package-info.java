/// Certificates of counts, and their proof by code that shares nothing with the search.
@NullMarked
package org.faltung.verify;

import org.jspecify.annotations.NullMarked;
