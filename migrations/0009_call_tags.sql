CREATE TABLE "call_tags" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "call_id" TEXT NOT NULL DEFAULT '',
  "tag_id" TEXT,
  "text" TEXT NOT NULL DEFAULT '',
  "employee_id" TEXT NOT NULL DEFAULT '',
  "set_at" INTEGER NOT NULL DEFAULT 0,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "call_tags_call" ON "call_tags" ("call_id");
CREATE INDEX "call_tags_tag" ON "call_tags" ("tag_id");
CREATE TRIGGER "call_tags_no_delete" BEFORE DELETE ON "call_tags" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "call_tags_fixed" BEFORE UPDATE ON "call_tags" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "call_tags_capture_insert" AFTER INSERT ON "call_tags" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'call_tags', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."call_id" IS NOT '', ',"call_id":' || json_quote(NEW."call_id"), '')
    || iif(NEW."tag_id" IS NOT NULL, ',"tag_id":' || json_quote(NEW."tag_id"), '')
    || iif(NEW."text" IS NOT '', ',"text":' || json_quote(NEW."text"), '')
    || iif(NEW."employee_id" IS NOT '', ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."set_at" IS NOT 0, ',"set_at":' || json_quote(NEW."set_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "call_tags_capture_update" AFTER UPDATE ON "call_tags" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'call_tags', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."call_id" IS NOT OLD."call_id", ',"call_id":' || json_quote(NEW."call_id"), '')
    || iif(NEW."tag_id" IS NOT OLD."tag_id", ',"tag_id":' || json_quote(NEW."tag_id"), '')
    || iif(NEW."text" IS NOT OLD."text", ',"text":' || json_quote(NEW."text"), '')
    || iif(NEW."employee_id" IS NOT OLD."employee_id", ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."set_at" IS NOT OLD."set_at", ',"set_at":' || json_quote(NEW."set_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "employees" ADD COLUMN "grants" TEXT NOT NULL DEFAULT '[]';
DROP TRIGGER "employees_capture_insert";
CREATE TRIGGER "employees_capture_insert" AFTER INSERT ON "employees" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'employees', NEW.id,
    '{' || substr(iif(NEW."surname" IS NOT '', ',"surname":' || json_quote(NEW."surname"), '')
    || iif(NEW."first_name" IS NOT '', ',"first_name":' || json_quote(NEW."first_name"), '')
    || iif(NEW."patronymic" IS NOT '', ',"patronymic":' || json_quote(NEW."patronymic"), '')
    || iif(NEW."login" IS NOT NULL, ',"login":' || json_quote(NEW."login"), '')
    || iif(NEW."password" IS NOT NULL, ',"password":' || json_quote(NEW."password"), '')
    || iif(NEW."role" IS NOT NULL, ',"role":' || json_quote(NEW."role"), '')
    || iif(NEW."role_id" IS NOT NULL, ',"role_id":' || json_quote(NEW."role_id"), '')
    || iif(NEW."grants" IS NOT '[]', ',"grants":' || json_quote(NEW."grants"), '')
    || iif(NEW."patient_id" IS NOT NULL, ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "employees_capture_update";
CREATE TRIGGER "employees_capture_update" AFTER UPDATE ON "employees" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'employees', NEW.id,
    nullif('{' || substr(iif(NEW."surname" IS NOT OLD."surname", ',"surname":' || json_quote(NEW."surname"), '')
    || iif(NEW."first_name" IS NOT OLD."first_name", ',"first_name":' || json_quote(NEW."first_name"), '')
    || iif(NEW."patronymic" IS NOT OLD."patronymic", ',"patronymic":' || json_quote(NEW."patronymic"), '')
    || iif(NEW."login" IS NOT OLD."login", ',"login":' || json_quote(NEW."login"), '')
    || iif(NEW."password" IS NOT OLD."password", ',"password":' || json_quote(NEW."password"), '')
    || iif(NEW."role" IS NOT OLD."role", ',"role":' || json_quote(NEW."role"), '')
    || iif(NEW."role_id" IS NOT OLD."role_id", ',"role_id":' || json_quote(NEW."role_id"), '')
    || iif(NEW."grants" IS NOT OLD."grants", ',"grants":' || json_quote(NEW."grants"), '')
    || iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "tag_groups" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "created_at" INTEGER NOT NULL DEFAULT 0,
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "tag_groups_no_delete" BEFORE DELETE ON "tag_groups" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "tag_groups_fixed" BEFORE UPDATE ON "tag_groups" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "tag_groups_capture_insert" AFTER INSERT ON "tag_groups" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'tag_groups', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."created_at" IS NOT 0, ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "tag_groups_capture_update" AFTER UPDATE ON "tag_groups" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'tag_groups', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."created_at" IS NOT OLD."created_at", ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "tag_prompts" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "employee_id" TEXT NOT NULL DEFAULT '',
  "mode" TEXT NOT NULL DEFAULT 'always',
  "ended_at" INTEGER NOT NULL DEFAULT 0,
  "saved_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "tag_prompts_no_delete" BEFORE DELETE ON "tag_prompts" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "tag_prompts_fixed" BEFORE UPDATE ON "tag_prompts" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "tag_prompts_capture_insert" AFTER INSERT ON "tag_prompts" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'tag_prompts', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."employee_id" IS NOT '', ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."mode" IS NOT 'always', ',"mode":' || json_quote(NEW."mode"), '')
    || iif(NEW."ended_at" IS NOT 0, ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."saved_at" IS NOT NULL, ',"saved_at":' || json_quote(NEW."saved_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "tag_prompts_capture_update" AFTER UPDATE ON "tag_prompts" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'tag_prompts', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."employee_id" IS NOT OLD."employee_id", ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."mode" IS NOT OLD."mode", ',"mode":' || json_quote(NEW."mode"), '')
    || iif(NEW."ended_at" IS NOT OLD."ended_at", ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."saved_at" IS NOT OLD."saved_at", ',"saved_at":' || json_quote(NEW."saved_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "tags" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "group_id" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "created_at" INTEGER NOT NULL DEFAULT 0,
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "tags_group" ON "tags" ("group_id");
CREATE TRIGGER "tags_no_delete" BEFORE DELETE ON "tags" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "tags_fixed" BEFORE UPDATE ON "tags" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "tags_capture_insert" AFTER INSERT ON "tags" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'tags', NEW.id,
    '{' || substr(iif(NEW."group_id" IS NOT '', ',"group_id":' || json_quote(NEW."group_id"), '')
    || iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."created_at" IS NOT 0, ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "tags_capture_update" AFTER UPDATE ON "tags" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'tags', NEW.id,
    nullif('{' || substr(iif(NEW."group_id" IS NOT OLD."group_id", ',"group_id":' || json_quote(NEW."group_id"), '')
    || iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."created_at" IS NOT OLD."created_at", ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;
