package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes an access list as {@code alice: INSERT, SELECT WITH GRANT OPTION; PUBLIC: USAGE}, sorted. What the owner holds by
 * default goes without saying, so that owners may differ between databases; a list equal to the default is null.
 */
final class Privileges {

    /** What a privilege is on, with what owner and everyone hold by default: see the manual, "Privileges". */
    enum On {
        TABLE("arwdDxt", ""),
        SEQUENCE("rwU", ""),
        COLUMN("", ""),
        FUNCTION("X", "X"),
        LANGUAGE("U", "U"),
        TYPE("U", "U"),
        SCHEMA("UC", ""),
        WRAPPER("U", ""),
        SERVER("U", ""),
        /** The lists of pg_default_acl, told whole. */
        DEFAULTS("", "");

        private final String owner;
        private final String everyone;

        On(String owner, String everyone) {
            this.owner = owner;
            this.everyone = everyone;
        }
    }

    private static final Map<Character, String> WORDS = Map.ofEntries(
            Map.entry('r', "SELECT"),
            Map.entry('a', "INSERT"),
            Map.entry('w', "UPDATE"),
            Map.entry('d', "DELETE"),
            Map.entry('D', "TRUNCATE"),
            Map.entry('x', "REFERENCES"),
            Map.entry('t', "TRIGGER"),
            Map.entry('X', "EXECUTE"),
            Map.entry('U', "USAGE"),
            Map.entry('C', "CREATE"),
            Map.entry('c', "CONNECT"),
            Map.entry('T', "TEMPORARY"),
            Map.entry('m', "MAINTAIN"));

    private final On on;
    private final String owner;
    private final int major;

    Privileges(On on, String owner, int major) {
        this.on = on;
        this.owner = owner;
        this.major = major;
    }

    /** Null if the list says no more than the default does. */
    @Nullable
    String described(List<String> acl) {
        Map<String, String> entries = new TreeMap<>();
        boolean ownerHoldsAll = ownersDefault().isEmpty();
        for (String item : acl) {
            AclItem entry = AclItem.parse(item);
            if (isOwnersDefault(entry)) {
                ownerHoldsAll = true;
            } else {
                entries.merge(label(entry), words(entry.privileges()), (a, b) -> a + ", " + b);
            }
        }
        if (!ownerHoldsAll) {
            entries.putIfAbsent(Identifier.quoteIfNeeded(owner), "none");
        }
        return told(entries);
    }

    private @Nullable String told(Map<String, String> entries) {
        if (entries.equals(byDefault())) {
            return null;
        }
        if (entries.isEmpty()) {
            return "PUBLIC: none";
        }
        List<String> lines = new ArrayList<>();
        entries.forEach((who, what) -> lines.add(who + ": " + what));
        return String.join("; ", lines);
    }

    private Map<String, String> byDefault() {
        return on.everyone.isEmpty() ? Map.of() : Map.of("PUBLIC", words(on.everyone));
    }

    private String ownersDefault() {
        return on == On.TABLE && major >= 17 ? on.owner + "m" : on.owner;
    }

    private boolean isOwnersDefault(AclItem entry) {
        if (!entry.grantee().equals(owner) || !entry.grantor().equals(owner) || on.owner.isEmpty()) {
            return false;
        }
        String bare = entry.privileges().replace("*", "");
        return ownersDefault().chars().allMatch(privilege -> bare.indexOf(privilege) >= 0);
    }

    private String label(AclItem entry) {
        String who = entry.grantee().isEmpty() ? "PUBLIC" : Identifier.quoteIfNeeded(entry.grantee());
        return entry.grantor().equals(owner) ? who : who + " granted by " + Identifier.quoteIfNeeded(entry.grantor());
    }

    private static String words(String privileges) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < privileges.length(); i++) {
            if (privileges.charAt(i) != '*') {
                boolean grantable = i + 1 < privileges.length() && privileges.charAt(i + 1) == '*';
                String word = WORDS.getOrDefault(privileges.charAt(i), String.valueOf(privileges.charAt(i)));
                words.add(grantable ? word + " WITH GRANT OPTION" : word);
            }
        }
        words.sort(null);
        return String.join(", ", words);
    }
}
