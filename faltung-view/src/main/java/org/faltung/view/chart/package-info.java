/// Charts of numbers, however large, and of what is known of them.
@NullMarked
package org.faltung.view.chart;

import org.jspecify.annotations.NullMarked;
