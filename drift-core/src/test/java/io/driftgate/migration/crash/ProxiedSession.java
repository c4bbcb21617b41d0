package io.driftgate.migration.crash;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One session that goes through the proxy (postgresql.org/docs/current/protocol-message-formats.html). */
final class ProxiedSession {
    private final PostgresProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Map<String, String> prepared = new HashMap<>();
    private String bound = "";

    private long asked;
    private long answered;
    private boolean simple;
    private volatile boolean holds;
    private final CountDownLatch done = new CountDownLatch(1);

    ProxiedSession(PostgresProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void start() {
        PostgresProxy.daemon(() -> run(this::requests));
        PostgresProxy.daemon(() -> run(this::answers));
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** When one side ends, so does the other. */
    private void run(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    void end() {
        try {
            client.close();
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void requests() throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        int length = in.readInt();
        out.writeInt(length);
        out.write(in.readNBytes(length - 4));
        out.flush();
        while (true) {
            Message message = Message.read(in);
            if (!statement(message, out)) {
                return;
            }
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    /** Whether the session goes on. */
    private boolean statement(Message message, DataOutputStream out) throws IOException, InterruptedException {
        switch (message.type()) {
            case 'P' -> prepared.put(message.text(0), message.text(1));
            case 'B' -> bound = prepared.getOrDefault(message.text(1), "");
            default -> {}
        }
        boolean runs = message.type() == 'Q' || message.type() == 'E';
        if (!runs || !proxy.isHere(message.type() == 'Q' ? message.text(0) : bound)) {
            count(message);
            message.write(out);
            return true;
        }
        if (proxy.kind() != CrashPoint.Kind.BEFORE) {
            hold();
            count(message);
            message.write(out);
            if (message.type() == 'E') {
                new Message('H', new byte[0]).write(out);
            }
        }
        out.flush();
        if (proxy.kind() == CrashPoint.Kind.CUT && !done.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server does not answer");
        }
        proxy.spring();
        return false;
    }

    private synchronized void count(Message message) {
        if (message.type() == 'E') {
            asked++;
        }
        simple = message.type() == 'Q';
    }

    private void hold() {
        holds = proxy.kind() == CrashPoint.Kind.CUT;
    }

    private void answers() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
        while (true) {
            Message message = Message.read(in);
            boolean complete = complete(message.type());
            if (!holds) {
                message.write(out);
                if (in.available() == 0) {
                    out.flush();
                }
            } else if (complete) {
                done.countDown();
            }
        }
    }

    /** Whether everything that was asked has been answered. */
    private synchronized boolean complete(char type) {
        if (!simple && (type == 'C' || type == 'I' || type == 's')) {
            answered++;
        }
        return type == 'E' || (simple ? type == 'Z' : answered >= asked);
    }

    /** A message but for the first of a session. */
    record Message(char type, byte[] content) {

        static Message read(DataInputStream in) throws IOException {
            char type = (char) in.readUnsignedByte();
            return new Message(type, in.readNBytes(in.readInt() - 4));
        }

        void write(DataOutputStream out) throws IOException {
            out.writeByte(type);
            out.writeInt(content.length + 4);
            out.write(content);
        }

        /** The text at that place, of those that it begins with. */
        String text(int index) {
            int from = 0;
            for (int i = 0; i < index; i++) {
                from = end(from) + 1;
            }
            return new String(content, from, end(from) - from, StandardCharsets.UTF_8);
        }

        private int end(int from) {
            int end = from;
            while (content[end] != 0) {
                end++;
            }
            return end;
        }
    }
}
