package io.driftgate.policy;

import io.driftgate.diff.Difference;
import io.driftgate.diff.PropertyChange;
import java.util.stream.Collectors;

/** Says a difference in words: what happened, and what to do next. */
final class Wording {

    private Wording() {}

    static String message(Difference difference) {
        String path = difference.path().toString();
        String noun = difference.object().label().replace('-', ' ');
        return switch (difference.kind()) {
            case REMOVED -> path + ": the " + noun + " is expected and the database lacks it.";
            case ADDED -> path + ": the database has this " + noun + " and nothing expects it.";
            case RENAMED ->
                path + ": the " + noun + " is expected as " + difference.renamedFrom() + changes(difference, "; ");
            case CHANGED ->
                difference.isOrderOnly()
                        ? path + ": the columns stand in another order; nothing depends on it but SELECT *."
                        : path + ": " + changes(difference, "");
        };
    }

    private static String changes(Difference difference, String before) {
        return difference.properties().isEmpty()
                ? "."
                : before
                        + difference.properties().stream().map(Wording::change).collect(Collectors.joining("; "))
                        + ".";
    }

    private static String change(PropertyChange change) {
        String name = change.property().label().replace('-', ' ');
        String actual = change.actual();
        String expected = change.expected();
        if (actual == null) {
            return name + " is not set, expected " + expected;
        }
        return name + " is " + actual + (expected == null ? ", expected none" : ", expected " + expected);
    }

    static String suggestion(Difference difference, Code code) {
        if (difference.isOrderOnly()) {
            return "Nothing to do.";
        }
        String noun = difference.object().label().replace('-', ' ');
        String way =
                switch (difference.kind()) {
                    case REMOVED -> "Create the " + noun + " again, or write a migration that drops it";
                    case ADDED -> "Write a migration that creates the " + noun + ", or drop it";
                    case RENAMED -> "Write a migration that renames the " + noun + ", or rename it back";
                    case CHANGED -> "Write a migration that makes this change, or change it back";
                };
        return way + ", or waive " + code + " with a reason.";
    }
}
