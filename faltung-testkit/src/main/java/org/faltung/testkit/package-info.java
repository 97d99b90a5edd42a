/// What the tests of every module share: golden cases that any language can read, and seeds that
/// can be replayed. It knows nothing of the code under test.
@NullMarked
package org.faltung.testkit;

import org.jspecify.annotations.NullMarked;
