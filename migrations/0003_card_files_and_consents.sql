CREATE TABLE "attachment_chunks" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "attachment_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "bytes" BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX "attachment_chunks_place" ON "attachment_chunks" ("attachment_id", "n");

CREATE TABLE "attachments" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "patient_id" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "type" TEXT NOT NULL DEFAULT '',
  "size" INTEGER NOT NULL DEFAULT 0,
  "sha256" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "node" TEXT NOT NULL DEFAULT '',
  "added_at" INTEGER NOT NULL DEFAULT 0,
  "added_by" TEXT,
  "removed_at" INTEGER,
  "removed_by" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "attachments_patient" ON "attachments" ("patient_id");
CREATE TRIGGER "attachments_no_delete" BEFORE DELETE ON "attachments" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "attachments_fixed" BEFORE UPDATE ON "attachments" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "attachments_capture_insert" AFTER INSERT ON "attachments" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'attachments', NEW.id,
    '{' || substr(iif(NEW."patient_id" IS NOT '', ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."type" IS NOT '', ',"type":' || json_quote(NEW."type"), '')
    || iif(NEW."size" IS NOT 0, ',"size":' || json_quote(NEW."size"), '')
    || iif(NEW."sha256" IS NOT '', ',"sha256":' || json_quote(NEW."sha256"), '')
    || iif(NEW."note" IS NOT '', ',"note":' || json_quote(NEW."note"), '')
    || iif(NEW."node" IS NOT '', ',"node":' || json_quote(NEW."node"), '')
    || iif(NEW."added_at" IS NOT 0, ',"added_at":' || json_quote(NEW."added_at"), '')
    || iif(NEW."added_by" IS NOT NULL, ',"added_by":' || json_quote(NEW."added_by"), '')
    || iif(NEW."removed_at" IS NOT NULL, ',"removed_at":' || json_quote(NEW."removed_at"), '')
    || iif(NEW."removed_by" IS NOT NULL, ',"removed_by":' || json_quote(NEW."removed_by"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "attachments_capture_update" AFTER UPDATE ON "attachments" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'attachments', NEW.id,
    nullif('{' || substr(iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."type" IS NOT OLD."type", ',"type":' || json_quote(NEW."type"), '')
    || iif(NEW."size" IS NOT OLD."size", ',"size":' || json_quote(NEW."size"), '')
    || iif(NEW."sha256" IS NOT OLD."sha256", ',"sha256":' || json_quote(NEW."sha256"), '')
    || iif(NEW."note" IS NOT OLD."note", ',"note":' || json_quote(NEW."note"), '')
    || iif(NEW."node" IS NOT OLD."node", ',"node":' || json_quote(NEW."node"), '')
    || iif(NEW."added_at" IS NOT OLD."added_at", ',"added_at":' || json_quote(NEW."added_at"), '')
    || iif(NEW."added_by" IS NOT OLD."added_by", ',"added_by":' || json_quote(NEW."added_by"), '')
    || iif(NEW."removed_at" IS NOT OLD."removed_at", ',"removed_at":' || json_quote(NEW."removed_at"), '')
    || iif(NEW."removed_by" IS NOT OLD."removed_by", ',"removed_by":' || json_quote(NEW."removed_by"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE INDEX "audit_log_action" ON "audit_log" ("action", "at");
CREATE INDEX "audit_log_employee" ON "audit_log" ("employee_id", "action", "at");

ALTER TABLE "consents" ADD COLUMN "revoked_how" TEXT;
ALTER TABLE "consents" ADD COLUMN "revoked_by" TEXT;
CREATE INDEX "consents_kind" ON "consents" ("kind", "given_at");
DROP TRIGGER "consents_capture_insert";
CREATE TRIGGER "consents_capture_insert" AFTER INSERT ON "consents" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'consents', NEW.id,
    '{' || substr(iif(NEW."patient_id" IS NOT '', ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."kind" IS NOT 'personalData', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."text_version" IS NOT '', ',"text_version":' || json_quote(NEW."text_version"), '')
    || iif(NEW."given_at" IS NOT NULL, ',"given_at":' || json_quote(NEW."given_at"), '')
    || iif(NEW."how" IS NOT '', ',"how":' || json_quote(NEW."how"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."revoked_at" IS NOT NULL, ',"revoked_at":' || json_quote(NEW."revoked_at"), '')
    || iif(NEW."revoked_how" IS NOT NULL, ',"revoked_how":' || json_quote(NEW."revoked_how"), '')
    || iif(NEW."revoked_by" IS NOT NULL, ',"revoked_by":' || json_quote(NEW."revoked_by"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "consents_capture_update";
CREATE TRIGGER "consents_capture_update" AFTER UPDATE ON "consents" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'consents', NEW.id,
    nullif('{' || substr(iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."text_version" IS NOT OLD."text_version", ',"text_version":' || json_quote(NEW."text_version"), '')
    || iif(NEW."given_at" IS NOT OLD."given_at", ',"given_at":' || json_quote(NEW."given_at"), '')
    || iif(NEW."how" IS NOT OLD."how", ',"how":' || json_quote(NEW."how"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."revoked_at" IS NOT OLD."revoked_at", ',"revoked_at":' || json_quote(NEW."revoked_at"), '')
    || iif(NEW."revoked_how" IS NOT OLD."revoked_how", ',"revoked_how":' || json_quote(NEW."revoked_how"), '')
    || iif(NEW."revoked_by" IS NOT OLD."revoked_by", ',"revoked_by":' || json_quote(NEW."revoked_by"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "erasures" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "patient_id" TEXT NOT NULL DEFAULT '',
  "at" INTEGER NOT NULL DEFAULT 0,
  "by_employee" TEXT,
  "reason" TEXT NOT NULL DEFAULT '',
  "counts" TEXT NOT NULL DEFAULT '{}',
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "erasures_at" ON "erasures" ("at");
CREATE TRIGGER "erasures_no_delete" BEFORE DELETE ON "erasures" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "erasures_fixed" BEFORE UPDATE ON "erasures" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "erasures_capture_insert" AFTER INSERT ON "erasures" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'erasures', NEW.id,
    '{' || substr(iif(NEW."patient_id" IS NOT '', ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."at" IS NOT 0, ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."reason" IS NOT '', ',"reason":' || json_quote(NEW."reason"), '')
    || iif(NEW."counts" IS NOT '{}', ',"counts":' || json_quote(NEW."counts"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "erasures_capture_update" AFTER UPDATE ON "erasures" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'erasures', NEW.id,
    nullif('{' || substr(iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."at" IS NOT OLD."at", ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."reason" IS NOT OLD."reason", ',"reason":' || json_quote(NEW."reason"), '')
    || iif(NEW."counts" IS NOT OLD."counts", ',"counts":' || json_quote(NEW."counts"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "insurance_policies" ADD COLUMN "retired_at" INTEGER;
ALTER TABLE "insurance_policies" ADD COLUMN "retired_by" TEXT;
DROP TRIGGER "insurance_policies_capture_insert";
CREATE TRIGGER "insurance_policies_capture_insert" AFTER INSERT ON "insurance_policies" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'insurance_policies', NEW.id,
    '{' || substr(iif(NEW."patient_id" IS NOT '', ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."insurer" IS NOT '', ',"insurer":' || json_quote(NEW."insurer"), '')
    || iif(NEW."number" IS NOT '', ',"number":' || json_quote(NEW."number"), '')
    || iif(NEW."valid_from" IS NOT NULL, ',"valid_from":' || json_quote(NEW."valid_from"), '')
    || iif(NEW."valid_till" IS NOT NULL, ',"valid_till":' || json_quote(NEW."valid_till"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."retired_by" IS NOT NULL, ',"retired_by":' || json_quote(NEW."retired_by"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "insurance_policies_capture_update";
CREATE TRIGGER "insurance_policies_capture_update" AFTER UPDATE ON "insurance_policies" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'insurance_policies', NEW.id,
    nullif('{' || substr(iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."insurer" IS NOT OLD."insurer", ',"insurer":' || json_quote(NEW."insurer"), '')
    || iif(NEW."number" IS NOT OLD."number", ',"number":' || json_quote(NEW."number"), '')
    || iif(NEW."valid_from" IS NOT OLD."valid_from", ',"valid_from":' || json_quote(NEW."valid_from"), '')
    || iif(NEW."valid_till" IS NOT OLD."valid_till", ',"valid_till":' || json_quote(NEW."valid_till"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."retired_by" IS NOT OLD."retired_by", ',"retired_by":' || json_quote(NEW."retired_by"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;
