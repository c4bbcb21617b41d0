package io.driftgate.cases;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case file of SQLite, with the laws. */
class SqliteCasesTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return CaseRun.of("sqlite", TestDatabases.SQLITE, TestDatabases.SQLITE);
    }
}
