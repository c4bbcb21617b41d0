/**
 * Writes results as text and JSON. Reads {@code check}; nothing in the core imports it.
 */
@NullMarked
package io.driftgate.report;

import org.jspecify.annotations.NullMarked;
