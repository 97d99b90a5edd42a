/// Counting under Hall's condition: which numbers of neurons can be matched to distinct inputs.
@NullMarked
package org.faltung.matching;

import org.jspecify.annotations.NullMarked;
