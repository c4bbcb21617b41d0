package io.driftgate.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaiverFileTest {
    private static final String FIRST = """
            waivers:
              - code: DG203
                object: public.orders.note
                reason: the code below is none
            """;

    @TempDir
    Path folder;

    private List<Waiver> read(String second) throws Exception {
        return WaiverFile.read(Files.writeString(folder.resolve("waivers.yaml"), FIRST + second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DG999", "DG100", "203", "dg203", "DGA*"})
    void aCodeThatNoDifferenceHasIsRefusedWithItsLine(String code) throws Exception {
        String second = "  - object: '*'\n    reason: none\n    code: '" + code + "'\n";

        WaiverException error = assertThrows(WaiverException.class, () -> read(second));

        assertEquals(
                "The waiver file " + folder.resolve("waivers.yaml") + " line 7 has the code \"" + code
                        + "\", which no difference has (there are DG101 to DG904, and patterns such as DG4*)."
                        + " Each waiver has code, object, reason and expires (such as 2026-12-31).",
                error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DG904", "DG105", "DG*", "'*'", "DG20*", "'*3'"})
    void aCodeOrAPatternThatMeansOneIsTaken(String code) throws Exception {
        assertEquals(
                2, read("  - {code: " + code + ", object: '*', reason: some}\n").size());
    }
}
