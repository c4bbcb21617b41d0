package io.driftgate.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Maven's global settings for builds under test: what the outer build has already fetched is a repository, so that they
 * fetch little. A local repository need not hold checksum files, whose absence Maven would report with a stack trace, so
 * they are not asked for. The user's own settings stay in force.
 */
final class Settings {
    private static final String TEXT = """
            <settings>
              <servers>${servers}</servers>
              <profiles>
                <profile>
                  <id>outer-build</id>
                  <repositories>
                    <repository>
                      <id>outer-build</id>
                      <url>${url}</url>
                      <releases><checksumPolicy>ignore</checksumPolicy></releases>
                      <snapshots><enabled>false</enabled></snapshots>
                    </repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>
                      <id>outer-build</id>
                      <url>${url}</url>
                      <releases><checksumPolicy>ignore</checksumPolicy></releases>
                      <snapshots><enabled>false</enabled></snapshots>
                    </pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>outer-build</activeProfile>
              </activeProfiles>
            </settings>
            """;

    private Settings() {}

    /** Writes {@code settings.xml} into the directory. */
    static Path write(Path directory, String servers) throws IOException {
        return Files.writeString(
                directory.resolve("settings.xml"),
                TEXT.replace("${url}", Place.OUTER_REPOSITORY.toUri().toString())
                        .replace("${servers}", servers));
    }
}
