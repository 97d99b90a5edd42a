/// Domains of the input space, as the user gives them and as engines see them.
@NullMarked
package org.faltung.polytope;

import org.jspecify.annotations.NullMarked;
