/// Pictures of slices: what is drawn, and the files it goes to.
@NullMarked
package org.faltung.view;

import org.jspecify.annotations.NullMarked;
