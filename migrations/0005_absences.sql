CREATE TABLE "absences" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "doctor_id" TEXT NOT NULL DEFAULT '',
  "from_day" TEXT NOT NULL DEFAULT '',
  "till_day" TEXT NOT NULL DEFAULT '',
  "start_min" INTEGER NOT NULL DEFAULT 0,
  "end_min" INTEGER NOT NULL DEFAULT 1440,
  "kind" TEXT NOT NULL DEFAULT 'other',
  "reason" TEXT NOT NULL DEFAULT '',
  "by_employee" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "absences_till" ON "absences" ("branch_id", "till_day");
CREATE INDEX "absences_doctor" ON "absences" ("doctor_id", "till_day");
CREATE TRIGGER "absences_no_delete" BEFORE DELETE ON "absences" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "absences_fixed" BEFORE UPDATE ON "absences" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "absences_capture_insert" AFTER INSERT ON "absences" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'absences', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."doctor_id" IS NOT '', ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."from_day" IS NOT '', ',"from_day":' || json_quote(NEW."from_day"), '')
    || iif(NEW."till_day" IS NOT '', ',"till_day":' || json_quote(NEW."till_day"), '')
    || iif(NEW."start_min" IS NOT 0, ',"start_min":' || json_quote(NEW."start_min"), '')
    || iif(NEW."end_min" IS NOT 1440, ',"end_min":' || json_quote(NEW."end_min"), '')
    || iif(NEW."kind" IS NOT 'other', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."reason" IS NOT '', ',"reason":' || json_quote(NEW."reason"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "absences_capture_update" AFTER UPDATE ON "absences" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'absences', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."doctor_id" IS NOT OLD."doctor_id", ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."from_day" IS NOT OLD."from_day", ',"from_day":' || json_quote(NEW."from_day"), '')
    || iif(NEW."till_day" IS NOT OLD."till_day", ',"till_day":' || json_quote(NEW."till_day"), '')
    || iif(NEW."start_min" IS NOT OLD."start_min", ',"start_min":' || json_quote(NEW."start_min"), '')
    || iif(NEW."end_min" IS NOT OLD."end_min", ',"end_min":' || json_quote(NEW."end_min"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."reason" IS NOT OLD."reason", ',"reason":' || json_quote(NEW."reason"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE INDEX "work_shifts_doctor" ON "work_shifts" ("doctor_id", "day");
