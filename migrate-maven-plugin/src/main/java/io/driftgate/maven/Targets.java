package io.driftgate.maven;

import io.driftgate.connection.Database;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the live databases that the parameters mean, and who connects to them. What stands first wins: the parameters, the
 * settings' {@code <server>}, the variables {@code DB_URL}, {@code DB_USER} and {@code DB_PASSWORD}.
 */
final class Targets {

    /**
     * The parameters that say which database.
     *
     * @param env an environment's id; wins over a URL in the POM
     */
    record Choice(
            @Nullable String url,
            Credentials credentials,
            @Nullable String serverId,
            @Nullable String env,
            Duration connectTimeout) {}

    private final Choice choice;
    private final List<Environment> environments;
    private final ServerCredentials servers;
    private final UnaryOperator<@Nullable String> variables;
    private final BaseDirectory base;

    /** @param variables the process's environment: the value of a variable, or null */
    Targets(
            Choice choice,
            List<Environment> environments,
            ServerCredentials servers,
            UnaryOperator<@Nullable String> variables,
            BaseDirectory base) {
        this.choice = choice;
        this.environments = List.copyOf(environments);
        this.servers = servers;
        this.variables = variables;
        this.base = base;
    }

    /** @throws ParameterException if no parameter says which database, or what it says does not exist */
    Target chosen() {
        return find().orElseThrow(() -> new ParameterException(
                "No database is given: set db.url or the variable DB_URL, or pick an <environment> with db.env"
                        + knownEnvironments() + "."));
    }

    /**
     * Those of {@code db.env}, which may list several or say {@code all}, or the one that the URL means, or all environments
     * where nothing says which.
     *
     * @throws ParameterException if no parameter says which databases, or what it says does not exist
     */
    List<Found> several() {
        String env = blankAsNull(choice.env());
        if (env != null) {
            return several(env);
        }
        Optional<Target> one = find();
        if (one.isPresent() || environments.isEmpty()) {
            return List.of(new Found(chosen(), ""));
        }
        return environments.stream().map(this::ofMany).toList();
    }

    /** Whether a parameter says which database is meant; a variable is no parameter. */
    boolean isChosen() {
        return blankAsNull(choice.env()) != null || blankAsNull(choice.url()) != null;
    }

    private List<Found> several(String env) {
        if (env.strip().equals("all") && !ids().contains("all")) {
            return environments.stream().map(this::ofMany).toList();
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String id : env.split(",", -1)) {
            if (!id.isBlank()) {
                wanted.add(id.strip());
            }
        }
        return wanted.stream().map(id -> ofMany(named(id))).toList();
    }

    /**
     * One of several, of which each may be wrong by itself.
     *
     * @param error what is wrong with it, so that it cannot be connected to; empty if nothing is
     */
    record Found(Target target, String error) {}

    /** Its own user and server first, then those of the parameters. */
    Found ofMany(Environment environment) {
        String url = url(environment);
        try {
            Credentials own = new Credentials(environment.user(), null).orElse(server(environment.serverId()));
            return new Found(
                    target(environment.id(), url, own.orElse(choice.credentials()), environment.schemas()), "");
        } catch (ParameterException e) {
            Target without = target(environment.id(), url, Credentials.NONE, environment.schemas());
            return new Found(without, "The <environment> \"" + environment.id() + "\": " + e.getMessage());
        }
    }

    /** As {@link #chosen}, empty if no parameter says which database. */
    Optional<Target> find() {
        String env = blankAsNull(choice.env());
        if (env != null) {
            return Optional.of(environment(env));
        }
        String url = firstGiven(choice.url(), variables.apply("DB_URL"));
        return url == null ? Optional.empty() : Optional.of(at(url));
    }

    /**
     * The environment's database. Its own user and server come first; the variables only where nothing else names a user.
     *
     * @throws ParameterException if there is no such environment, or it has no URL
     */
    Target environment(String id) {
        Environment found = named(id);
        String url = url(found);
        Credentials own = new Credentials(found.user(), null).orElse(server(found.serverId()));
        return target(id, url, id.equals(choice.env()) ? choice.credentials().orElse(own) : own, found.schemas());
    }

    private Environment named(String id) {
        return environments.stream()
                .filter(environment -> environment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        "There is no <environment> with the id \"" + id + "\"" + knownEnvironments() + "."));
    }

    private static String url(Environment environment) {
        String url = blankAsNull(environment.url());
        if (url == null) {
            throw new ParameterException("The <environment> \"" + environment.id() + "\" has no <url>.");
        }
        return url;
    }

    /** The database behind a URL, with the user and password that the parameters give. */
    Target at(String url) {
        Credentials given = choice.credentials().orElse(server(choice.serverId()));
        return target(null, url, given, List.of());
    }

    /** The ids of all environments. */
    Set<String> ids() {
        return environments.stream().map(Environment::id).collect(Collectors.toUnmodifiableSet());
    }

    private Target target(@Nullable String id, String url, Credentials given, List<String> schemas) {
        requireFile(url.strip());
        Credentials all = given.orElse(new Credentials(variables.apply("DB_USER"), variables.apply("DB_PASSWORD")));
        return new Target(
                id,
                new Database(base.resolveUrl(url.strip()), all.user(), all.password(), choice.connectTimeout()),
                schemas);
    }

    /** Without one, SQLite makes a database that is gone when the goal ends: mostly a variable was empty. */
    private static void requireFile(String url) {
        String path = url.replaceFirst("\\?.*", "");
        if (path.equals("jdbc:sqlite:") || path.equals("jdbc:sqlite::memory:")) {
            throw new ParameterException(
                    "The URL " + url + " names no file, so that all that is done there would be gone"
                            + " when the goal ends: write jdbc:sqlite: and the path of the database.");
        }
    }

    private Credentials server(@Nullable String id) {
        String given = blankAsNull(id);
        return given == null ? Credentials.NONE : servers.of(given);
    }

    private String knownEnvironments() {
        return environments.isEmpty()
                ? " (the POM lists none)"
                : environments.stream().map(Environment::id).collect(Collectors.joining(", ", " (there is: ", ")"));
    }

    private static @Nullable String firstGiven(@Nullable String first, @Nullable String second) {
        return blankAsNull(first) != null ? first : blankAsNull(second);
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
