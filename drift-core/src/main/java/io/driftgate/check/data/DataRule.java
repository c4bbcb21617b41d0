package io.driftgate.check.data;

import java.util.List;

/** One way in which rows make a statement fail. */
@FunctionalInterface
interface DataRule {

    /** What to ask before the statement runs; nothing where the rule does not apply. */
    List<Question> questions(Change change);
}
