package io.driftgate.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A password never reaches a message; what is shown still says which database is meant. */
final class JdbcUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
        jdbc:postgresql://h:5432/db                                           > jdbc:postgresql://h:5432/db
        jdbc:postgresql:db                                                    > jdbc:postgresql:db
        jdbc:postgresql://[::1]:5432,h2:5433/db                               > jdbc:postgresql://[::1]:5432,h2:5433/db
        jdbc:postgresql://h/db?user=u&password=p                              > jdbc:postgresql://h/db
        jdbc:postgresql://h/db?password=p&sslmode=require&user=u              > jdbc:postgresql://h/db?sslmode=require
        jdbc:postgresql://h/db?currentSchema=s&sslpassword=p&sslmode=require  > jdbc:postgresql://h/db?currentSchema=s&sslmode=require
        jdbc:postgresql://h/db?user=a@b.example                               > jdbc:postgresql://h/db
        jdbc:postgresql://h/db?password=p@ss/w?d;x=1                          > jdbc:postgresql://h/db
        jdbc:postgresql://h/db?PassWord=p                                     > jdbc:postgresql://h/db
        jdbc:postgresql://h/db?accessKey=p&unheardOf=p                        > jdbc:postgresql://h/db
        jdbc:postgresql://h/db?password=p%40ss&x@y                            > jdbc:postgresql://y
        jdbc:postgresql://app:secret@h/db                                     > jdbc:postgresql://h/db
        jdbc:postgresql://app@h/db                                            > jdbc:postgresql://h/db
        jdbc:postgresql://app:p@ss@h:5432/db                                  > jdbc:postgresql://h:5432/db
        jdbc:postgresql://app:p:ss@h/db                                       > jdbc:postgresql://h/db
        jdbc:postgresql://app:p/ss@h/db                                       > jdbc:postgresql://h/db
        jdbc:postgresql://app:1/2@h/db                                        > jdbc:postgresql://h/db
        jdbc:postgresql://app:p?ss@h/db?sslmode=require                       > jdbc:postgresql://h/db?sslmode=require
        jdbc:postgresql://app:1?2@h/db                                        > jdbc:postgresql://h/db
        jdbc:postgresql://app:p?a=b@h/db                                      > jdbc:postgresql://h/db
        jdbc:postgresql://app:p%40ss@h/db                                     > jdbc:postgresql://h/db
        jdbc:postgresql://app:{p};s#s@h/db                                    > jdbc:postgresql://h/db
        jdbc:postgresql://app:p@h/db?user=a@b                                 > jdbc:postgresql://h/db
        jdbc:postgresql:app:secret@h/db                                       > jdbc:postgresql:h/db
        postgresql://app:secret@h/db?password=x                               > postgresql://h/db
        postgres://app:secret@h/db                                            > postgres://h/db
        host=h port=5432 dbname=db user=u password=p                          > host=h port=5432 dbname=db
        host=h password='p q\\' r' dbname=db                                  > host=h dbname=db
        host=h password = p@q:r/s dbname=db                                   > host=h dbname=db
        jdbc:mysql://user:pw@h:3306/db?useSSL=false                           > jdbc:mysql://h:3306/db
        jdbc:mysql://u1:p1@h1,u2:p2@h2/db                                     > jdbc:mysql://h2/db
        jdbc:mysql://(host=h,port=1,user=u,password=p)/db                     > jdbc:mysql://(host=h,port=1,***)/db
        jdbc:mysql://address=(host=h)(user=u)(password=p@q)r)/db              > jdbc:mysql://address=(host=h)(***)/db
        jdbc:mariadb://h/db?user=u&password=p                                 > jdbc:mariadb://h/db
        jdbc:sqlserver://h:1433;databaseName=db;user=u;password=p             > jdbc:sqlserver://h:1433;databaseName=db
        jdbc:sqlserver://h\\i;user=u;password={p;q}}r@s};databaseName=db;encrypt=true > jdbc:sqlserver://h\\i;databaseName=db;encrypt=true
        jdbc:sqlserver://h;password={p;q@r                                    > jdbc:sqlserver://h
        jdbc:sqlserver://sa:p;q@h;databaseName=db                             > jdbc:sqlserver://h;databaseName=db
        jdbc:oracle:thin:scott/tiger@//h:1521/service                         > jdbc:oracle:thin:@//h:1521/service
        jdbc:oracle:thin:scott/t@ger@h:1521:sid                               > jdbc:oracle:thin:@h:1521:sid
        jdbc:oracle:thin:scott/"t?g:r"@//h/service                            > jdbc:oracle:thin:@//h/service
        jdbc:oracle:thin:@//h:1521/service                                    > jdbc:oracle:thin:@//h:1521/service
        jdbc:oracle:oci:scott/tiger@tns                                       > jdbc:oracle:oci:@tns
        jdbc:db2://h:50000/db:user=u;password=p@q;                            > jdbc:db2://h:50000/db
        jdbc:informix-sqli://h:1/db:INFORMIXSERVER=s;user=u;password=p        > jdbc:informix-sqli://h:1/db
        jdbc:h2:mem:test;USER=sa;PASSWORD=p                                   > jdbc:h2:mem:test
        jdbc:h2:file:/data/a@b;MODE=PostgreSQL;PASSWORD=file user             > jdbc:h2:file:/data/a@b;MODE=PostgreSQL
        jdbc:h2:tcp://h:9092/~/test;PASSWORD=p@q                              > jdbc:h2:tcp://h:9092/~/test
        jdbc:sqlite:/data/a@b:c;d.db                                          > jdbc:sqlite:/data/a@b:c;d.db
        jdbc:sqlite:file:/data/x.db?mode=ro&key=p                             > jdbc:sqlite:file:/data/x.db?mode=ro
        jdbc:sqlite::memory:                                                  > jdbc:sqlite::memory:
        jdbc:nonsense                                                         > jdbc:nonsense
        nonsense                                                              > nonsense
        ``                                                                    > ``
        """)
    void showsWhichDatabaseIsMeantAndNothingElse(String url, String shown) {
        assertEquals(shown, JdbcUrl.shown(url));
        assertEquals(shown, JdbcUrl.shown(shown), "shown once more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
        jdbc:postgresql://h:5432/db          > jdbc:postgresql://h:5432/a+%22b%22
        jdbc:postgresql://h:5432/            > jdbc:postgresql://h:5432/a+%22b%22
        jdbc:postgresql://h1,h2:5/db?a=b/c   > jdbc:postgresql://h1,h2:5/a+%22b%22?a=b/c
        jdbc:postgresql://h?user=u           > jdbc:postgresql://h/a+%22b%22?user=u
        jdbc:postgresql:///db                > jdbc:postgresql:///a+%22b%22
        jdbc:postgresql:db?user=u            > jdbc:postgresql:a+%22b%22?user=u
        """)
    void namesAnotherDatabaseOfTheServer(String url, String other) {
        assertEquals(other, JdbcUrl.withPostgresDatabase(url, "a \"b\""));
    }
}
