/// Domains of the input space in files and words: polytopes, VNN-LIB, subspaces, ranges.
@NullMarked
package org.faltung.io.domain;

import org.jspecify.annotations.NullMarked;
