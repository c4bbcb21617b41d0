package io.driftgate.migration.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a run and its server, counts the statements of all its connections, and springs a trap at one of them. */
final class PostgresProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int server;
    private final CrashPoint.Kind kind;
    private final int at;
    private final Runnable trap;
    private final List<String> statements = new ArrayList<>();
    private final List<ProxiedSession> sessions = new CopyOnWriteArrayList<>();
    private volatile boolean sprung;

    /**
     * @param server the port of the server
     * @param kind when the trap springs: before the statement is handed on, at once after that, or at its answer
     * @param at the number of the statement, from 1; 0 for none
     * @param trap what happens there, before the session ends
     */
    PostgresProxy(int server, CrashPoint.Kind kind, int at, Runnable trap) throws IOException {
        this.server = server;
        this.kind = kind;
        this.at = at;
        this.trap = trap;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    CrashPoint.Kind kind() {
        return kind;
    }

    boolean hasSprung() {
        return sprung;
    }

    synchronized List<String> statements() {
        return List.copyOf(statements);
    }

    /** Whether the trap is at this statement. */
    synchronized boolean isHere(String sql) {
        statements.add(sql);
        return statements.size() == at;
    }

    void spring() {
        trap.run();
        sprung = true;
    }

    static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                ProxiedSession session =
                        new ProxiedSession(this, client, new Socket(InetAddress.getLoopbackAddress(), server));
                sessions.add(session);
                session.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sessions.forEach(ProxiedSession::end);
    }
}
