/// JMH benchmarks of the counts and bounds, on the sizes that users ask for.
@NullMarked
package org.faltung.bench;

import org.jspecify.annotations.NullMarked;
