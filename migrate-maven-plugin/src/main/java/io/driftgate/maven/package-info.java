/**
 * Translates Maven's world into the core's: parameters and settings in, one call, the result logged or thrown. Reads every
 * package of the core; nothing reads it.
 */
@NullMarked
package io.driftgate.maven;

import org.jspecify.annotations.NullMarked;
