/// Charts of numbers too large for a linear axis.
@NullMarked
package org.faltung.view.chart;

import org.jspecify.annotations.NullMarked;
