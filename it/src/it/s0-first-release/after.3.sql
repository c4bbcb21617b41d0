SELECT version FROM schema_migrations;
--> 000
SELECT name, description FROM characters ORDER BY id;
--> Mio | keeper of the lighthouse
--> Ren | null
--> Conductor | never seen asleep
SELECT prompt, status FROM jobs WHERE prompt <> 'written meanwhile' ORDER BY id;
--> harbour at dawn | done
--> an empty platform | queued
