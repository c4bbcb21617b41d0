/** Runs whole builds against whole databases and reads what they say. */
@NullMarked
package io.driftgate.it;

import org.jspecify.annotations.NullMarked;
