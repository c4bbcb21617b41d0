package io.driftgate.dialect;

import java.util.Optional;

/**
 * PostgreSQL's own programs, where they are not to be searched for.
 *
 * @param pgDump a path, or a command of several words such as {@code docker exec -i db pg_dump}
 * @param pgRestore likewise
 */
public record ClientTools(Optional<String> pgDump, Optional<String> pgRestore) {
    public static final ClientTools SEARCHED = new ClientTools(Optional.empty(), Optional.empty());
}
