/**
 * Backs SQLite databases up through SQLite's own backup interface, and gives them back by it: no file is copied or swapped under
 * anybody's feet. Reads {@code dialect.sqlite}; read by {@code backup}.
 */
@NullMarked
package io.driftgate.dialect.sqlite.backup;

import org.jspecify.annotations.NullMarked;
