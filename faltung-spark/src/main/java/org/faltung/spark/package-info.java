/// The same counts on other machines, by Apache Spark.
@NullMarked
package org.faltung.spark;

import org.jspecify.annotations.NullMarked;
