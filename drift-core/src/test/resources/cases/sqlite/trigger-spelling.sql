-- expected
CREATE TABLE a (x);
CREATE TRIGGER t INSERT ON a BEGIN SELECT 1; END;
-- actual
CREATE TABLE a (x);
create trigger main.t before insert on "A" for each row begin select /* one */ 1; end;
-- differences
