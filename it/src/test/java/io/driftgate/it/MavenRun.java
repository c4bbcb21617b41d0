package io.driftgate.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** Starts a real Maven of a given version in a directory, as a user would, and keeps what it prints. */
final class MavenRun {
    private static final int LIMIT_SECONDS = 300;
    /** Starts fast, and puts its databases where this process has its own. */
    private static final String OPTIONS =
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir");

    private final String version;
    private final Path directory;
    private final String servers;
    private final Map<String, String> environment;

    /** @param servers what stands in the settings' {@code <servers>}; empty: nothing */
    MavenRun(String version, Path directory, String servers, Map<String, String> environment) {
        this.version = version;
        this.directory = directory;
        this.servers = servers;
        this.environment = Map.copyOf(environment);
    }

    /** What a run printed and how it ended. */
    record Ended(Outcome outcome, String console) {}

    Ended with(List<String> arguments) throws IOException, MavenInvocationException {
        StringBuilder console = new StringBuilder();
        InvocationRequest request = new DefaultInvocationRequest();
        request.setMavenHome(Place.MAVENS.resolve("apache-maven-" + version).toFile())
                .setBaseDirectory(directory.toFile())
                .setLocalRepositoryDirectory(Place.REPOSITORY.toFile())
                .setBatchMode(true)
                .setNoTransferProgress(true)
                .setShellEnvironmentInherited(true)
                .setMavenOpts(OPTIONS)
                .setOutputHandler(line -> console.append(line).append('\n'))
                .setErrorHandler(line -> console.append(line).append('\n'));
        request.setTimeoutInSeconds(LIMIT_SECONDS);
        request.addArgs(List.of(
                version.startsWith("3.") ? "-gs" : "-is",
                Settings.write(directory, servers).toString()));
        if (!servers.isEmpty()) {
            request.addArg("-Dsettings.security=" + MasterPassword.write(directory));
        }
        request.addArgs(arguments);
        environment.forEach(request::addShellEnvironment);
        InvocationResult result = new DefaultInvoker().execute(request);
        Files.writeString(directory.resolve("console.log"), console);
        return new Ended(Outcome.of(result, console.toString()), console.toString());
    }
}
