/// What a picture consists of, before it becomes a file.
@NullMarked
package org.faltung.view.scene;

import org.jspecify.annotations.NullMarked;
