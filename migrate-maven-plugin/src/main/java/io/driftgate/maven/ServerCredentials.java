package io.driftgate.maven;

import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** User and password of a {@code <server>} in the settings, decrypted. */
final class ServerCredentials {
    private final List<Server> servers;
    private final SettingsDecrypter decrypter;

    ServerCredentials(List<Server> servers, SettingsDecrypter decrypter) {
        this.servers = List.copyOf(servers);
        this.decrypter = decrypter;
    }

    /** @throws ParameterException if the settings have no such server, or its password cannot be decrypted */
    Credentials of(String serverId) {
        Server server = find(serverId)
                .orElseThrow(() -> new ParameterException("The settings have no <server> with the id \"" + serverId
                        + "\": add it to settings.xml, or correct db.serverId."));
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        if (result.getProblems().stream().anyMatch(ServerCredentials::isError)) {
            throw new ParameterException("The password of the <server> \"" + serverId
                    + "\" in settings.xml cannot be decrypted: check the master password in settings-security.xml.");
        }
        return new Credentials(
                result.getServer().getUsername(), result.getServer().getPassword());
    }

    private Optional<Server> find(String serverId) {
        return servers.stream()
                .filter(server -> serverId.equals(server.getId()))
                .findFirst();
    }

    private static boolean isError(SettingsProblem problem) {
        return problem.getSeverity() != SettingsProblem.Severity.WARNING;
    }
}
