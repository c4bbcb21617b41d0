package io.driftgate.maven;

import io.driftgate.dialect.ScratchException;
import io.driftgate.dialect.postgres.embedded.PostgresBinaries;
import io.driftgate.dialect.postgres.embedded.PostgresPlatform;
import io.driftgate.dialect.postgres.embedded.PostgresReleases;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Resolves PostgreSQL's binaries as Maven resolves a plugin: from the local repository, else through the user's own
 * repositories, mirrors and proxies. Only the one archive that is needed.
 */
final class MavenPostgresBinaries implements PostgresBinaries {
    private static final String GROUP = "io.zonky.test.postgres";

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    MavenPostgresBinaries(
            RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = List.copyOf(repositories);
    }

    @Override
    public Path archive(int major) {
        Artifact wanted = new DefaultArtifact(
                GROUP, PostgresPlatform.current().artifactId(), "jar", PostgresReleases.release(major));
        try {
            return system.resolveArtifact(session, new ArtifactRequest(wanted, repositories, "driftgate"))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new ScratchException(unresolved(wanted, major), e);
        }
    }

    private String unresolved(Artifact wanted, int major) {
        String offline = session.isOffline() ? " offline; run once without -o" : " from your Maven repositories";
        return "The embedded PostgreSQL " + major + " (" + wanted + ") cannot be resolved" + offline
                + ", or set db.scratch to the JDBC URL of a server where temporary databases may be created.";
    }
}
