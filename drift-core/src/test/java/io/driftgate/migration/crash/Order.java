package io.driftgate.migration.crash;

import io.driftgate.connection.Database;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process that is to be killed shall do.
 *
 * @param start what the database holds, and so what is run
 * @param kind where it stops to be killed: only what it can see itself, that is everything on SQLite, and steps
 * @param number of the statement or step; 0 for none
 */
record Order(
        String url,
        String user,
        String password,
        Path migrations,
        Path cache,
        CrashPoint.Start start,
        CrashPoint.Kind kind,
        int number) {

    static Order of(Database database, Path migrations, Path cache, CrashPoint point) {
        String user = database.user();
        String password = database.password();
        return new Order(
                database.url(),
                user == null ? "" : user,
                password == null ? "" : password,
                migrations,
                cache,
                point.start(),
                point.kind(),
                point.number());
    }

    Database database() {
        return user.isEmpty() ? Database.at(url) : new Database(url, user, password, Duration.ZERO);
    }

    void write(DataOutputStream out) throws IOException {
        for (String text : new String[] {url, user, password, migrations.toString(), cache.toString()}) {
            out.writeUTF(text);
        }
        out.writeUTF(start.name());
        out.writeUTF(kind.name());
        out.writeInt(number);
        out.flush();
    }

    static Order read(DataInputStream in) throws IOException {
        return new Order(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                Path.of(in.readUTF()),
                Path.of(in.readUTF()),
                CrashPoint.Start.valueOf(in.readUTF()),
                CrashPoint.Kind.valueOf(in.readUTF()),
                in.readInt());
    }
}
