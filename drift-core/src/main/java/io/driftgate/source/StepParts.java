package io.driftgate.source;

import io.driftgate.dialect.RowEffect;
import io.driftgate.dialect.RowEffects;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notes what the statements of a migration do to rows, and to tables that hold some: on that depends whether they can fail on a
 * target. Statement by statement only where the whole says that it matters. Not thread-safe.
 */
final class StepParts {
    /** A closer look takes a look at the catalogs for each statement. */
    private static final int MOST = 300;

    /** Longer statements are full of rows. */
    private static final int LONGEST = 10_000;

    private final RowEffects effects;
    private final Schema before;
    private final boolean closely;
    private final List<Steps.Part> parts = new ArrayList<>();
    private SchemaDelta soFar = SchemaDelta.NONE;
    private @Nullable SqlStatement lastWriting;
    private int statements;
    private boolean anything;
    private boolean hides;
    private int conversions;
    private Set<ObjectPath> written = Set.of();
    private int firstLine = 1;
    private String onlyText = "";

    /** @param closely whether to look after each statement */
    StepParts(RowEffects effects, Schema before, boolean closely) {
        this.effects = effects;
        this.before = before;
        this.closely = closely;
    }

    /** Something that tells what was changed since the migration began. */
    @FunctionalInterface
    interface Changes {
        SchemaDelta since() throws SQLException;
    }

    /** A statement has run outside of any transaction; what it wrote nobody can tell. */
    void ranAlone(SqlStatement statement) {
        statements++;
        firstLine = statement.line();
        onlyText = shortened(statement);
        anything |= effects.of(statement) != RowEffect.NONE;
    }

    /** A statement has run. */
    void ran(SqlStatement statement, Transaction transaction, Changes changes) throws SQLException {
        statements++;
        if (statements == 1) {
            firstLine = statement.line();
            onlyText = shortened(statement);
        }
        hides |= effects.hidesRows(statement);
        conversions += effects.conversions(statement);
        RowEffect effect = effects.of(statement);
        if (effect == RowEffect.WRITES) {
            lastWriting = statement;
            boolean asks = closely || !effects.remembers();
            effect = asks && !ask(statement, transaction) ? RowEffect.ANYTHING : effect;
        }
        anything |= effect == RowEffect.ANYTHING;
        if (closely) {
            SchemaDelta now = effect == RowEffect.WRITES ? soFar : changes.since();
            SchemaDelta own = between(soFar, now);
            int converted = effects.conversions(statement);
            if (converted > 0 && hidesConversion(converted, soFar.applyTo(before), own)) {
                effect = RowEffect.ANYTHING;
            }
            anything |= effect == RowEffect.ANYTHING;
            soFar = now;
            if (effect != RowEffect.NONE || !own.isEmpty()) {
                Set<ObjectPath> tables = effect == RowEffect.WRITES ? written : Set.of();
                parts.add(new Steps.Part(statement.line(), shortened(statement), effect, tables, own));
            }
        }
    }

    /** Asks which tables were written into, once all statements have run, where nobody has asked before. */
    void done(Written tables) throws SQLException {
        if (lastWriting != null && !closely && effects.remembers()) {
            anything |= !take(tables.soFar());
        }
    }

    /** Something that tells which tables were written into; empty where that is not known. */
    @FunctionalInterface
    interface Written {
        Optional<Set<ObjectPath>> soFar() throws SQLException;
    }

    /** @return whether it is known */
    private boolean ask(SqlStatement statement, Transaction transaction) throws SQLException {
        return take(effects.tables(statement, transaction));
    }

    private boolean take(Optional<Set<ObjectPath>> tables) {
        tables.ifPresent(this::wrote);
        return tables.isPresent();
    }

    private void wrote(Set<ObjectPath> tables) {
        Set<ObjectPath> all = new HashSet<>(written);
        all.addAll(tables);
        written = Set.copyOf(all);
    }

    private static String shortened(SqlStatement statement) {
        return statement.text().length() > LONGEST ? "" : statement.text();
    }

    private SchemaDelta between(SchemaDelta earlier, SchemaDelta later) {
        return later.equals(earlier)
                ? SchemaDelta.NONE
                : SchemaDelta.between(earlier.applyTo(before), later.applyTo(before));
    }

    /** Whether the migration is to be run again, to look after each statement. */
    boolean wantsACloserLook(SchemaDelta whole) {
        return !closely && statements > 1 && statements <= MOST && (hides || isDelicate(whole));
    }

    /** The parts, once all statements have run. */
    List<Steps.Part> parts(SchemaDelta whole) {
        if (closely) {
            return List.copyOf(parts);
        }
        boolean delicate = isDelicate(whole);
        anything |= hidesConversion(conversions, before, whole);
        if (!delicate && !anything && lastWriting == null) {
            return List.of();
        }
        boolean unknown = anything || delicate && statements > 1;
        RowEffect effect = unknown ? RowEffect.ANYTHING : lastWriting == null ? RowEffect.NONE : RowEffect.WRITES;
        String text = statements == 1 ? onlyText : "";
        return List.of(new Steps.Part(firstLine, text, effect, written, whole));
    }

    /** A column that is converted and keeps its type holds other values, and looks as before. */
    private static boolean hidesConversion(int conversions, Schema from, SchemaDelta delta) {
        return conversions
                > delta.put().stream()
                        .filter(object -> object.type() == ObjectType.COLUMN
                                && from.find(object.key())
                                        .filter(old ->
                                                !Objects.equals(old.get(Property.TYPE), object.get(Property.TYPE)))
                                        .isPresent())
                        .count();
    }

    /** What code does that is no script. */
    static List<Steps.Part> ofCode(SchemaDelta whole) {
        return List.of(new Steps.Part(1, "", RowEffect.ANYTHING, Set.of(), whole));
    }

    /** Whether something was done to a table that stood before, beyond what no row can stand against. */
    private boolean isDelicate(SchemaDelta delta) {
        return delta.keys().stream().anyMatch(this::isDelicate)
                || delta.put().stream().anyMatch(this::isPartOfOld);
    }

    /** A new partition may take rows that its parent's default one holds. */
    private boolean isPartOfOld(SchemaObject object) {
        String parent = object.get(Property.PARTITION_OF);
        return object.type() == ObjectType.TABLE
                && parent != null
                && before.find(new SchemaObject.Key(ObjectType.TABLE, ObjectPath.parse(parent)))
                        .isPresent();
    }

    private boolean isDelicate(SchemaObject.Key key) {
        if (key.type() == ObjectType.DOMAIN || key.type() == ObjectType.ENUM) {
            return before.find(key).isPresent();
        }
        if (key.type() == ObjectType.TABLE) {
            return before.find(key).isPresent();
        }
        return key.type().isMember()
                && key.path().parts().size() > 1
                && Stream.of(ObjectType.TABLE, ObjectType.MATERIALIZED_VIEW, ObjectType.DOMAIN)
                        .anyMatch(type -> before.find(
                                        new SchemaObject.Key(type, key.path().parent()))
                                .isPresent());
    }
}
