package io.driftgate.cases;

import io.driftgate.schema.Engine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case file of PostgreSQL, with the laws. */
class PostgresCasesTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return CaseRun.of("postgres", new Engine(Engine.POSTGRESQL, "15"), new Engine(Engine.POSTGRESQL, "18"));
    }
}
