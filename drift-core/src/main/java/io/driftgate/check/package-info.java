/**
 * Comes to a verdict with its evidence: expected and actual schema, the judged differences. Reads {@code source},
 * {@code diff} and {@code policy}; read by {@code report}.
 */
@NullMarked
package io.driftgate.check;

import org.jspecify.annotations.NullMarked;
