/**
 * Says what a difference means: code, severity, waivers. Reads {@code diff}; read by {@code check}.
 */
@NullMarked
package io.driftgate.policy;

import org.jspecify.annotations.NullMarked;
