/**
 * Looks at what a database holds before and after a run, and says whether anything was lost on the way. Reads {@code dialect}
 * and {@code schema}; read by {@code migration}.
 */
@NullMarked
package io.driftgate.check.post;

import org.jspecify.annotations.NullMarked;
