package io.driftgate.maven;

import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters that say which database, and how a goal ends. */
abstract class DatabaseMojo extends AbstractMojo {
    private static final String PASSWORD = "db.password";

    /** The JDBC URL of the database. Without it, the variable {@code DB_URL}. */
    @Parameter(property = "db.url")
    private @Nullable String url;

    /** Who connects. Without it, the server of {@code db.serverId}, then the variable {@code DB_USER}. */
    @Parameter(property = "db.user")
    private @Nullable String user;

    /**
     * The user's password, in the POM or as the property {@code db.password}. Without it, the server of {@code db.serverId},
     * then the variable {@code DB_PASSWORD}.
     */
    // Not bound to its property: Maven's debug output would print what it binds.
    @Parameter
    private @Nullable Secret password;

    /** The id of a {@code <server>} in settings.xml whose user and password are used; the password may be encrypted. */
    @Parameter(property = "db.serverId")
    private @Nullable String serverId;

    /** The id of the {@code <environment>} whose database is meant; wins over a URL in the POM. */
    @Parameter(property = "db.env")
    private @Nullable String env;

    /** Databases by name, each with {@code id}, {@code url}, and where needed {@code serverId}, {@code user}, {@code schemas}. */
    @Parameter
    private @Nullable List<Environment> environments;

    /**
     * For how long connecting is tried again while the server is not there yet, such as {@code 30s}; a plain number counts
     * seconds, zero tries once.
     */
    @Parameter(property = "db.connectTimeout", defaultValue = "0s")
    private String connectTimeout;

    /** Does nothing at all, and checks no parameter. */
    @Parameter(property = "db.skip", defaultValue = "false")
    private boolean skip;

    /** Where results are written. By default {@code driftgate} in the build directory; {@code target/driftgate} without a POM. */
    @Parameter(property = "db.outputDirectory")
    private @Nullable String outputDirectory;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Inject
    private SettingsDecrypter decrypter;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, because db.skip is set.");
            return;
        }
        try {
            run();
        } catch (RuntimeException fault) {
            throw Failures.asBuildError(fault);
        }
    }

    /** @throws MojoFailureException if the goal's answer is no; what could not be done is a runtime exception */
    abstract void run() throws MojoFailureException;

    final Targets targets() {
        if (isGiven("db.url") && isGiven("db.env")) {
            throw new ParameterException(
                    "Both db.url and db.env are given on the command line: leave one of them out.");
        }
        return new Targets(
                new Targets.Choice(
                        url,
                        new Credentials(user, password()),
                        serverId,
                        env,
                        Durations.parse("db.connectTimeout", connectTimeout)),
                environments == null ? List.of() : environments,
                new ServerCredentials(session.getRequest().getServers(), decrypter),
                System::getenv,
                baseDirectory());
    }

    final BaseDirectory baseDirectory() {
        return new BaseDirectory(
                project.getBasedir() == null
                        ? Path.of(session.getExecutionRootDirectory()).toAbsolutePath()
                        : project.getBasedir().toPath().toAbsolutePath());
    }

    /** The directory for results; need not exist yet. */
    final Path output() {
        if (outputDirectory != null) {
            return baseDirectory().resolve(outputDirectory);
        }
        String build =
                project.getBasedir() == null ? "target" : project.getBuild().getDirectory();
        return baseDirectory().resolve(build).resolve("driftgate");
    }

    /** Stands for none where there is no POM. */
    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    private @Nullable String password() {
        String configured = Secret.reveal(password);
        if (configured != null) {
            return configured;
        }
        String given = session.getUserProperties().getProperty(PASSWORD);
        return given != null ? given : project.getProperties().getProperty(PASSWORD);
    }

    private boolean isGiven(String property) {
        return session.getUserProperties().containsKey(property);
    }
}
