/// What the user has: layers that mix, layers that fold, and their shapes.
@NullMarked
package org.faltung.network;

import org.jspecify.annotations.NullMarked;
