/// Numbers that do not lie: exact integers, directed rounding, enclosed logarithms, binomial sums.
@NullMarked
package org.faltung.exact;

import org.jspecify.annotations.NullMarked;
