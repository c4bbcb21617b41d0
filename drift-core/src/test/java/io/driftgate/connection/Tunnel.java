package io.driftgate.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Carries bytes between a socket and a local port until either side ends. */
final class Tunnel {
    private Tunnel() {}

    static void between(Socket caller, int port) throws IOException, InterruptedException {
        try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread there = copy(caller, target);
            Thread back = copy(target, caller);
            there.join();
            back.join();
        }
    }

    private static Thread copy(Socket from, Socket to) {
        Thread thread = new Thread(() -> {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException e) {
                // The other side has left.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
