package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.ScratchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes data directories. {@code initdb} is most of a server's start, so it runs once per release and machine; its result is
 * kept beside the binaries and copied. The kept one has a password that nobody knows, each copy gets its own.
 */
final class Cluster {
    static final String SUPERUSER = "postgres";

    private static final List<String> SETTINGS = List.of(
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "fsync = off",
            "synchronous_commit = off",
            "full_page_writes = off",
            "wal_level = logical",
            "max_wal_size = '2GB'",
            "maintenance_work_mem = '256MB'",
            "autovacuum = off",
            "jit = off",
            "max_locks_per_transaction = 1024",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "log_statement = 'none'",
            "log_min_error_statement = 'panic'");

    private final Programs programs;

    Cluster(Programs programs) {
        this.programs = programs;
    }

    /** Makes a data directory in which the superuser has the password. */
    void create(ServerDirectory directory, String password) throws IOException {
        Path data = directory.data();
        Directories.copy(template(directory.root()), data);
        Directories.permit(data, "rwx------");
        programs.runAs().give(data);
        setPassword(data, password);
    }

    /** By way of a server without sessions, through its standard input: the password is never an argument nor in a file. */
    private void setPassword(Path data, String password) throws IOException {
        Command.Result result = Command.of(programs.command("postgres", "--single", "-D", data.toString(), SUPERUSER))
                .withInput("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'\n")
                .run();
        if (!result.ok() || result.output().contains("ERROR:")) {
            throw new ScratchException("The scratch server's password could not be set: "
                    + result.output().replace(password, "***").strip());
        }
    }

    private Path template(Path workspace) throws IOException {
        Path template = programs.installation().sibling("-cluster-2");
        if (Files.isDirectory(template)) {
            return template;
        }
        Path fresh = workspace.resolve("template");
        initialise(workspace, fresh);
        try {
            return Directories.publish(template, part -> Directories.copy(fresh, part));
        } finally {
            Directories.delete(fresh);
        }
    }

    private void initialise(Path workspace, Path data) throws IOException {
        Path passwordFile = Files.createTempFile(workspace, "password", "");
        try {
            Files.writeString(passwordFile, Passwords.random());
            Files.createDirectory(data);
            Directories.permit(data, "rwx------");
            programs.runAs().give(data);
            programs.runAs().give(passwordFile);
            Command.Result result = Command.of(initdb(data, passwordFile)).run();
            if (!result.ok()) {
                throw new ScratchException("initdb failed: " + result.output().strip());
            }
            settle(data);
        } finally {
            Files.delete(passwordFile);
        }
    }

    private List<String> initdb(Path data, Path passwordFile) {
        return programs.command(
                "initdb",
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--no-locale",
                "--wal-segsize=4",
                "--nosync");
    }

    /** Other databases of the cluster get the encoding and locale that is asked for, see {@code CREATE DATABASE}. */
    private static void settle(Path data) throws IOException {
        Path configuration = data.resolve("postgresql.conf");
        String given = Files.readString(configuration);
        Files.writeString(configuration, given + "\n" + String.join("\n", SETTINGS) + "\n");
    }
}
