/**
 * The narrow seam between what is common to all databases and what differs. Reads {@code schema}, {@code script} and
 * {@code connection}; read by {@code source} and {@code diff}.
 */
@NullMarked
package io.driftgate.dialect;

import org.jspecify.annotations.NullMarked;
