/// Estimates: numbers with an interval that means what it says, a seed that repeats them, and a diagnosis.
///
/// Quantiles come from Apache Commons Statistics; what is estimated, and why the interval holds, is in
/// docs/estimates.md.
@NullMarked
package org.faltung.sample;

import org.jspecify.annotations.NullMarked;
