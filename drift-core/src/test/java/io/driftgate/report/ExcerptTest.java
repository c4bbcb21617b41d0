package io.driftgate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void showsWhereTheTextsBeginToDiffer() {
        String same = "SELECT a, b, c FROM the_table_of_a_long_name WHERE ".repeat(2);

        assertEquals(
                "… f_a_long_name WHERE x > 1 ORDER BY something that goes on an …",
                excerpt(same, "x > 1", " ORDER BY something that goes on and on and on and on"));
    }

    @Test
    void aShortBeginningIsShownWhole() {
        assertEquals("a b", excerpt("a\n", "b", ""));
    }

    @Test
    void noCharacterIsCut() {
        String elephants = "\ud83d\udc18".repeat(40);

        assertEquals("\ud83d\udc18".repeat(30) + " …", excerpt("", elephants, ""));
        assertEquals("x" + "\ud83d\udc18".repeat(29) + " …", excerpt("x", elephants, ""));
    }

    private static String excerpt(String before, String changed, String after) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        parts.addObject().put("text", before).put("changed", false);
        parts.addObject().put("text", changed).put("changed", true);
        parts.addObject().put("text", after).put("changed", false);
        return Excerpt.of(parts);
    }
}
