/**
 * Says before a run which rows would make a migration fail, or would be lost with it. Judges what migrations change, statement by
 * statement as the rehearsal tells; read by {@code migration}.
 */
@NullMarked
package io.driftgate.check.data;

import org.jspecify.annotations.NullMarked;
