/**
 * What is SQLite's own: catalog details, lexer, script splitter, scratch databases.
 */
@NullMarked
package io.driftgate.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
