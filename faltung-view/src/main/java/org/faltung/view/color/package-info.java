/// Colours, scales of colours, themes.
@NullMarked
package org.faltung.view.color;

import org.jspecify.annotations.NullMarked;
