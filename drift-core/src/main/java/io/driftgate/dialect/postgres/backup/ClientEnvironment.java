package io.driftgate.dialect.postgres.backup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a program is told of the caller's environment: where things are, and none of its secrets. */
final class ClientEnvironment {
    private static final Set<String> INHERITED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "TMPDIR",
            "TMP",
            "TEMP",
            "SystemRoot",
            "windir",
            "APPDATA",
            "LD_LIBRARY_PATH",
            "PGPASSFILE",
            "PGSSLROOTCERT",
            "PGSSLCERT",
            "PGSSLKEY",
            "KRB5CCNAME",
            "KRB5_CONFIG",
            "DOCKER_HOST",
            "DOCKER_CONFIG",
            "DOCKER_CONTEXT",
            "DOCKER_CERT_PATH",
            "DOCKER_TLS_VERIFY",
            "CONTAINER_HOST",
            "XDG_RUNTIME_DIR",
            "KUBECONFIG");

    private ClientEnvironment() {}

    /** Starts in a plain environment: messages in English. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        Map<String, String> all = new TreeMap<>(environment);
        environment.clear();
        all.forEach((name, value) -> {
            if (INHERITED.contains(name)) {
                environment.put(name, value);
            }
        });
        environment.put("LC_ALL", "C");
        return builder;
    }
}
