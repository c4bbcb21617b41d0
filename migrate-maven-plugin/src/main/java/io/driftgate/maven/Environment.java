package io.driftgate.maven;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database with a name, as the POM lists it:
 *
 * <pre>{@code
 * <environments>
 *   <environment>
 *     <id>prod</id>
 *     <url>jdbc:postgresql://db.example.org/shop</url>
 *     <serverId>prod-db</serverId>
 *   </environment>
 * </environments>
 * }</pre>
 *
 * Passwords belong into the settings: {@code serverId} names the server there.
 */
public final class Environment {
    private @Nullable String id;
    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String serverId;
    private @Nullable List<String> schemas;

    /** For Maven, which fills the fields. */
    public Environment() {}

    Environment(
            String id, String url, @Nullable String user, @Nullable String serverId, @Nullable List<String> schemas) {
        this.id = id;
        this.url = url;
        this.user = user;
        this.serverId = serverId;
        this.schemas = schemas;
    }

    /** Empty if the POM gives none. */
    String id() {
        return id == null ? "" : id;
    }

    @Nullable
    String url() {
        return url;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String serverId() {
        return serverId;
    }

    /** Empty: as {@code db.schemas} says. */
    List<String> schemas() {
        return schemas == null ? List.of() : List.copyOf(schemas);
    }

    /** The id; Maven's debug output prints it. */
    @Override
    public String toString() {
        return id();
    }
}
