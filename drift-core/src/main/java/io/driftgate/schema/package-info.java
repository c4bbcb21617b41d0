/**
 * Says what a database looks like, as immutable values. Imports only {@code java.base}; written by {@code dialect} and
 * {@code source}, read by everything below them.
 */
@NullMarked
package io.driftgate.schema;

import org.jspecify.annotations.NullMarked;
