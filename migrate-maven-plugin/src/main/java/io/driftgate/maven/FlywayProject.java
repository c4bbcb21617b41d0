package io.driftgate.maven;

import io.driftgate.script.FlywaySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds out how a project configures Flyway, so that a team says it once. What comes later wins, as with Flyway itself: its
 * files in the home directory and beside the POM, the configuration of its Maven plugin, the POM's properties, the files
 * that {@code flyway.configFiles} names, the environment, the command line.
 */
final class FlywayProject {
    private static final List<String> PLUGINS =
            List.of("org.flywaydb:flyway-maven-plugin", "com.redgate.flyway:flyway-maven-plugin");
    private static final String PREFIX = "flyway.";
    private static final String VARIABLE = "FLYWAY_";
    private static final String PLACEHOLDERS = "placeholders.";

    private final MavenProject project;
    private final Properties commandLine;
    private final Map<String, String> variables;
    private final BaseDirectory base;

    FlywayProject(MavenProject project, Properties commandLine, Map<String, String> variables, BaseDirectory base) {
        this.project = project;
        this.commandLine = commandLine;
        this.variables = variables;
        this.base = base;
    }

    /** Empty if neither the project nor the command line speaks of Flyway; home and environment may be meant for another one. */
    Optional<FlywaySettings> settings() {
        Map<String, String> own = new TreeMap<>();
        for (String file : List.of("flyway.conf", "flyway.toml", "flyway.user.toml")) {
            own.putAll(FlywayFiles.read(base.resolve(file)));
        }
        Optional<Plugin> plugin = plugin();
        plugin.ifPresent(found -> own.putAll(configuration(found)));
        own.putAll(flyways(project.getProperties()));
        Map<String, String> given = flyways(commandLine);
        for (String file : FlywayValues.list(
                given.getOrDefault("flyway.configFiles", own.getOrDefault("flyway.configFiles", "")))) {
            own.putAll(FlywayFiles.read(base.resolve(file)));
        }
        if (own.isEmpty() && given.isEmpty() && plugin.isEmpty()) {
            return Optional.empty();
        }
        own.putAll(environment());
        own.putAll(given);
        Map<String, String> all =
                new TreeMap<>(FlywayFiles.read(Path.of(System.getProperty("user.home", "."), "flyway.conf")));
        all.putAll(own);
        return Optional.of(new FlywayValues(all, base, resources()).settings());
    }

    private Optional<Plugin> plugin() {
        for (String key : PLUGINS) {
            Plugin used = project.getPlugin(key);
            PluginManagement management = project.getPluginManagement();
            Plugin found = used != null || management == null
                    ? used
                    : management.getPluginsAsMap().get(key);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** The plugin's own, and over it that of its executions. */
    private static Map<String, String> configuration(Plugin plugin) {
        List<ConfigurationContainer> places = new ArrayList<>();
        places.add(plugin);
        places.addAll(plugin.getExecutions());
        Map<String, String> flat = new TreeMap<>();
        for (ConfigurationContainer place : places) {
            if (place.getConfiguration() instanceof Xpp3Dom configuration) {
                for (Xpp3Dom parameter : configuration.getChildren()) {
                    add(parameter, flat);
                }
            }
        }
        return flat;
    }

    private static void add(Xpp3Dom parameter, Map<String, String> flat) {
        String name = PREFIX + parameter.getName();
        if (parameter.getChildCount() == 0) {
            if (parameter.getValue() != null) {
                flat.put(name, parameter.getValue());
            }
        } else if (parameter.getName().equals("placeholders")) {
            for (Xpp3Dom value : parameter.getChildren()) {
                flat.put(PREFIX + PLACEHOLDERS + value.getName(), String.valueOf(value.getValue()));
            }
        } else {
            flat.put(
                    name,
                    String.join(
                            ",",
                            Arrays.stream(parameter.getChildren())
                                    .map(Xpp3Dom::getValue)
                                    .toList()));
        }
    }

    private static Map<String, String> flyways(Properties properties) {
        Map<String, String> found = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                found.put(name, properties.getProperty(name));
            }
        }
        return found;
    }

    /** {@code FLYWAY_DEFAULT_SCHEMA} is {@code flyway.defaultSchema}, {@code FLYWAY_PLACEHOLDERS_X} is {@code flyway.placeholders.x}. */
    private Map<String, String> environment() {
        Map<String, String> found = new TreeMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith(VARIABLE + "PLACEHOLDERS_")) {
                String placeholder = name.substring((VARIABLE + "PLACEHOLDERS_").length());
                found.put(PREFIX + PLACEHOLDERS + placeholder.toLowerCase(Locale.ROOT), value);
            } else if (name.startsWith(VARIABLE)) {
                found.put(PREFIX + camelCase(name.substring(VARIABLE.length())), value);
            }
        });
        return found;
    }

    private static String camelCase(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
            boolean first = text.isEmpty() || word.isEmpty();
            text.append(first ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }

    private List<Path> resources() {
        if (project.getBasedir() == null) {
            return List.of(base.resolve("src/main/resources"));
        }
        return project.getResources().stream()
                .map(resource -> base.resolve(resource.getDirectory()))
                .toList();
    }
}
