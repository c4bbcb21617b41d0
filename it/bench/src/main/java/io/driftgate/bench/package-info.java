/** Times what users wait for, beside a peer's in the same run. */
@NullMarked
package io.driftgate.bench;

import org.jspecify.annotations.NullMarked;
