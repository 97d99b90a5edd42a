/// The number of regions of a trained network, estimated by a sample of the tree of its cells, and certain
/// lower bounds.
///
/// What is estimated, why the interval holds and when it does not is in docs/estimates.md.
@NullMarked
package org.faltung.sample.tree;

import org.jspecify.annotations.NullMarked;
