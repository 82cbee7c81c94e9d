CREATE TABLE "patient_merges" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "kept_id" TEXT NOT NULL DEFAULT '',
  "merged_id" TEXT NOT NULL DEFAULT '',
  "at" INTEGER NOT NULL DEFAULT 0,
  "by_employee" TEXT,
  "record" TEXT NOT NULL DEFAULT '[]',
  "undone_at" INTEGER,
  "undone_by" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "patient_merges_merged" ON "patient_merges" ("merged_id");
CREATE INDEX "patient_merges_kept" ON "patient_merges" ("kept_id");
CREATE INDEX "patient_merges_at" ON "patient_merges" ("at");
CREATE TRIGGER "patient_merges_no_delete" BEFORE DELETE ON "patient_merges" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "patient_merges_fixed" BEFORE UPDATE ON "patient_merges" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "patient_merges_capture_insert" AFTER INSERT ON "patient_merges" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'patient_merges', NEW.id,
    '{' || substr(iif(NEW."kept_id" IS NOT '', ',"kept_id":' || json_quote(NEW."kept_id"), '')
    || iif(NEW."merged_id" IS NOT '', ',"merged_id":' || json_quote(NEW."merged_id"), '')
    || iif(NEW."at" IS NOT 0, ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."record" IS NOT '[]', ',"record":' || json_quote(NEW."record"), '')
    || iif(NEW."undone_at" IS NOT NULL, ',"undone_at":' || json_quote(NEW."undone_at"), '')
    || iif(NEW."undone_by" IS NOT NULL, ',"undone_by":' || json_quote(NEW."undone_by"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "patient_merges_capture_update" AFTER UPDATE ON "patient_merges" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'patient_merges', NEW.id,
    nullif('{' || substr(iif(NEW."kept_id" IS NOT OLD."kept_id", ',"kept_id":' || json_quote(NEW."kept_id"), '')
    || iif(NEW."merged_id" IS NOT OLD."merged_id", ',"merged_id":' || json_quote(NEW."merged_id"), '')
    || iif(NEW."at" IS NOT OLD."at", ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."record" IS NOT OLD."record", ',"record":' || json_quote(NEW."record"), '')
    || iif(NEW."undone_at" IS NOT OLD."undone_at", ',"undone_at":' || json_quote(NEW."undone_at"), '')
    || iif(NEW."undone_by" IS NOT OLD."undone_by", ',"undone_by":' || json_quote(NEW."undone_by"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;
