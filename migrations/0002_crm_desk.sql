CREATE TABLE "call_round_results" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "day" TEXT NOT NULL DEFAULT '',
  "call_key" TEXT NOT NULL DEFAULT '',
  "result" TEXT NOT NULL DEFAULT 'taken',
  "at" INTEGER NOT NULL DEFAULT 0,
  "by_employee" TEXT,
  "call_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "call_round_results_day" ON "call_round_results" ("branch_id", "day", "call_key");
CREATE TRIGGER "call_round_results_no_delete" BEFORE DELETE ON "call_round_results" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "call_round_results_fixed" BEFORE UPDATE ON "call_round_results" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "call_round_results_capture_insert" AFTER INSERT ON "call_round_results" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'call_round_results', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."day" IS NOT '', ',"day":' || json_quote(NEW."day"), '')
    || iif(NEW."call_key" IS NOT '', ',"call_key":' || json_quote(NEW."call_key"), '')
    || iif(NEW."result" IS NOT 'taken', ',"result":' || json_quote(NEW."result"), '')
    || iif(NEW."at" IS NOT 0, ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."call_at" IS NOT NULL, ',"call_at":' || json_quote(NEW."call_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "call_round_results_capture_update" AFTER UPDATE ON "call_round_results" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'call_round_results', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."day" IS NOT OLD."day", ',"day":' || json_quote(NEW."day"), '')
    || iif(NEW."call_key" IS NOT OLD."call_key", ',"call_key":' || json_quote(NEW."call_key"), '')
    || iif(NEW."result" IS NOT OLD."result", ',"result":' || json_quote(NEW."result"), '')
    || iif(NEW."at" IS NOT OLD."at", ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."call_at" IS NOT OLD."call_at", ',"call_at":' || json_quote(NEW."call_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "freed_slots" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "doctor_id" TEXT NOT NULL DEFAULT '',
  "chair_id" TEXT,
  "day" TEXT NOT NULL DEFAULT '',
  "start_min" INTEGER NOT NULL DEFAULT 0,
  "end_min" INTEGER NOT NULL DEFAULT 0,
  "how" TEXT NOT NULL DEFAULT 'cancelled',
  "left_by" TEXT,
  "action_id" TEXT,
  "freed_at" INTEGER NOT NULL DEFAULT 0,
  "freed_by" TEXT,
  "closed_at" INTEGER,
  "closed_how" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "freed_slots_open" ON "freed_slots" ("closed_at", "day");
CREATE TRIGGER "freed_slots_no_delete" BEFORE DELETE ON "freed_slots" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "freed_slots_fixed" BEFORE UPDATE ON "freed_slots" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "freed_slots_capture_insert" AFTER INSERT ON "freed_slots" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'freed_slots', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."doctor_id" IS NOT '', ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."chair_id" IS NOT NULL, ',"chair_id":' || json_quote(NEW."chair_id"), '')
    || iif(NEW."day" IS NOT '', ',"day":' || json_quote(NEW."day"), '')
    || iif(NEW."start_min" IS NOT 0, ',"start_min":' || json_quote(NEW."start_min"), '')
    || iif(NEW."end_min" IS NOT 0, ',"end_min":' || json_quote(NEW."end_min"), '')
    || iif(NEW."how" IS NOT 'cancelled', ',"how":' || json_quote(NEW."how"), '')
    || iif(NEW."left_by" IS NOT NULL, ',"left_by":' || json_quote(NEW."left_by"), '')
    || iif(NEW."action_id" IS NOT NULL, ',"action_id":' || json_quote(NEW."action_id"), '')
    || iif(NEW."freed_at" IS NOT 0, ',"freed_at":' || json_quote(NEW."freed_at"), '')
    || iif(NEW."freed_by" IS NOT NULL, ',"freed_by":' || json_quote(NEW."freed_by"), '')
    || iif(NEW."closed_at" IS NOT NULL, ',"closed_at":' || json_quote(NEW."closed_at"), '')
    || iif(NEW."closed_how" IS NOT NULL, ',"closed_how":' || json_quote(NEW."closed_how"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "freed_slots_capture_update" AFTER UPDATE ON "freed_slots" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'freed_slots', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."doctor_id" IS NOT OLD."doctor_id", ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."chair_id" IS NOT OLD."chair_id", ',"chair_id":' || json_quote(NEW."chair_id"), '')
    || iif(NEW."day" IS NOT OLD."day", ',"day":' || json_quote(NEW."day"), '')
    || iif(NEW."start_min" IS NOT OLD."start_min", ',"start_min":' || json_quote(NEW."start_min"), '')
    || iif(NEW."end_min" IS NOT OLD."end_min", ',"end_min":' || json_quote(NEW."end_min"), '')
    || iif(NEW."how" IS NOT OLD."how", ',"how":' || json_quote(NEW."how"), '')
    || iif(NEW."left_by" IS NOT OLD."left_by", ',"left_by":' || json_quote(NEW."left_by"), '')
    || iif(NEW."action_id" IS NOT OLD."action_id", ',"action_id":' || json_quote(NEW."action_id"), '')
    || iif(NEW."freed_at" IS NOT OLD."freed_at", ',"freed_at":' || json_quote(NEW."freed_at"), '')
    || iif(NEW."freed_by" IS NOT OLD."freed_by", ',"freed_by":' || json_quote(NEW."freed_by"), '')
    || iif(NEW."closed_at" IS NOT OLD."closed_at", ',"closed_at":' || json_quote(NEW."closed_at"), '')
    || iif(NEW."closed_how" IS NOT OLD."closed_how", ',"closed_how":' || json_quote(NEW."closed_how"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "task_types" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "colour" TEXT NOT NULL DEFAULT 'blue',
  "icon" TEXT NOT NULL DEFAULT 'check',
  "sort" INTEGER NOT NULL DEFAULT 0,
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "task_types_no_delete" BEFORE DELETE ON "task_types" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "task_types_fixed" BEFORE UPDATE ON "task_types" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "task_types_capture_insert" AFTER INSERT ON "task_types" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'task_types', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."colour" IS NOT 'blue', ',"colour":' || json_quote(NEW."colour"), '')
    || iif(NEW."icon" IS NOT 'check', ',"icon":' || json_quote(NEW."icon"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "task_types_capture_update" AFTER UPDATE ON "task_types" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'task_types', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."colour" IS NOT OLD."colour", ',"colour":' || json_quote(NEW."colour"), '')
    || iif(NEW."icon" IS NOT OLD."icon", ',"icon":' || json_quote(NEW."icon"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "tasks" ADD COLUMN "type_id" TEXT;
ALTER TABLE "tasks" ADD COLUMN "result" TEXT NOT NULL DEFAULT '';
ALTER TABLE "tasks" ADD COLUMN "remind_at" INTEGER;
ALTER TABLE "tasks" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER "tasks_capture_insert";
CREATE TRIGGER "tasks_capture_insert" AFTER INSERT ON "tasks" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'tasks', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."kind" IS NOT 'book', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."patient_id" IS NOT NULL, ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."typed_name" IS NOT NULL, ',"typed_name":' || json_quote(NEW."typed_name"), '')
    || iif(NEW."phone_e_164" IS NOT NULL, ',"phone_e_164":' || json_quote(NEW."phone_e_164"), '')
    || iif(NEW."inquiry_id" IS NOT NULL, ',"inquiry_id":' || json_quote(NEW."inquiry_id"), '')
    || iif(NEW."what" IS NOT '', ',"what":' || json_quote(NEW."what"), '')
    || iif(NEW."due_at" IS NOT 0, ',"due_at":' || json_quote(NEW."due_at"), '')
    || iif(NEW."owner_id" IS NOT NULL, ',"owner_id":' || json_quote(NEW."owner_id"), '')
    || iif(NEW."created_at" IS NOT 0, ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."created_by" IS NOT NULL, ',"created_by":' || json_quote(NEW."created_by"), '')
    || iif(NEW."done_at" IS NOT NULL, ',"done_at":' || json_quote(NEW."done_at"), '')
    || iif(NEW."done_by" IS NOT NULL, ',"done_by":' || json_quote(NEW."done_by"), '')
    || iif(NEW."type_id" IS NOT NULL, ',"type_id":' || json_quote(NEW."type_id"), '')
    || iif(NEW."result" IS NOT '', ',"result":' || json_quote(NEW."result"), '')
    || iif(NEW."remind_at" IS NOT NULL, ',"remind_at":' || json_quote(NEW."remind_at"), '')
    || iif(NEW."revision" IS NOT 0, ',"revision":' || json_quote(NEW."revision"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "tasks_capture_update";
CREATE TRIGGER "tasks_capture_update" AFTER UPDATE ON "tasks" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'tasks', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."typed_name" IS NOT OLD."typed_name", ',"typed_name":' || json_quote(NEW."typed_name"), '')
    || iif(NEW."phone_e_164" IS NOT OLD."phone_e_164", ',"phone_e_164":' || json_quote(NEW."phone_e_164"), '')
    || iif(NEW."inquiry_id" IS NOT OLD."inquiry_id", ',"inquiry_id":' || json_quote(NEW."inquiry_id"), '')
    || iif(NEW."what" IS NOT OLD."what", ',"what":' || json_quote(NEW."what"), '')
    || iif(NEW."due_at" IS NOT OLD."due_at", ',"due_at":' || json_quote(NEW."due_at"), '')
    || iif(NEW."owner_id" IS NOT OLD."owner_id", ',"owner_id":' || json_quote(NEW."owner_id"), '')
    || iif(NEW."created_at" IS NOT OLD."created_at", ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."created_by" IS NOT OLD."created_by", ',"created_by":' || json_quote(NEW."created_by"), '')
    || iif(NEW."done_at" IS NOT OLD."done_at", ',"done_at":' || json_quote(NEW."done_at"), '')
    || iif(NEW."done_by" IS NOT OLD."done_by", ',"done_by":' || json_quote(NEW."done_by"), '')
    || iif(NEW."type_id" IS NOT OLD."type_id", ',"type_id":' || json_quote(NEW."type_id"), '')
    || iif(NEW."result" IS NOT OLD."result", ',"result":' || json_quote(NEW."result"), '')
    || iif(NEW."remind_at" IS NOT OLD."remind_at", ',"remind_at":' || json_quote(NEW."remind_at"), '')
    || iif(NEW."revision" IS NOT OLD."revision", ',"revision":' || json_quote(NEW."revision"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "waitlist_entries" ADD COLUMN "weekdays" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "waitlist_entries" ADD COLUMN "closed_by" TEXT;
ALTER TABLE "waitlist_entries" ADD COLUMN "close_reason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "waitlist_entries" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER "waitlist_entries_capture_insert";
CREATE TRIGGER "waitlist_entries_capture_insert" AFTER INSERT ON "waitlist_entries" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'waitlist_entries', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."kind" IS NOT 'noSlot', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."patient_id" IS NOT NULL, ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."typed_name" IS NOT NULL, ',"typed_name":' || json_quote(NEW."typed_name"), '')
    || iif(NEW."phone_e_164" IS NOT NULL, ',"phone_e_164":' || json_quote(NEW."phone_e_164"), '')
    || iif(NEW."inquiry_id" IS NOT NULL, ',"inquiry_id":' || json_quote(NEW."inquiry_id"), '')
    || iif(NEW."appointment_id" IS NOT NULL, ',"appointment_id":' || json_quote(NEW."appointment_id"), '')
    || iif(NEW."doctor_id" IS NOT NULL, ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."speciality_id" IS NOT NULL, ',"speciality_id":' || json_quote(NEW."speciality_id"), '')
    || iif(NEW."length_min" IS NOT 30, ',"length_min":' || json_quote(NEW."length_min"), '')
    || iif(NEW."from_day" IS NOT NULL, ',"from_day":' || json_quote(NEW."from_day"), '')
    || iif(NEW."till_day" IS NOT NULL, ',"till_day":' || json_quote(NEW."till_day"), '')
    || iif(NEW."from_min" IS NOT NULL, ',"from_min":' || json_quote(NEW."from_min"), '')
    || iif(NEW."till_min" IS NOT NULL, ',"till_min":' || json_quote(NEW."till_min"), '')
    || iif(NEW."wish" IS NOT '', ',"wish":' || json_quote(NEW."wish"), '')
    || iif(NEW."created_at" IS NOT 0, ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."created_by" IS NOT NULL, ',"created_by":' || json_quote(NEW."created_by"), '')
    || iif(NEW."closed_at" IS NOT NULL, ',"closed_at":' || json_quote(NEW."closed_at"), '')
    || iif(NEW."closed_how" IS NOT NULL, ',"closed_how":' || json_quote(NEW."closed_how"), '')
    || iif(NEW."weekdays" IS NOT 0, ',"weekdays":' || json_quote(NEW."weekdays"), '')
    || iif(NEW."closed_by" IS NOT NULL, ',"closed_by":' || json_quote(NEW."closed_by"), '')
    || iif(NEW."close_reason" IS NOT '', ',"close_reason":' || json_quote(NEW."close_reason"), '')
    || iif(NEW."revision" IS NOT 0, ',"revision":' || json_quote(NEW."revision"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "waitlist_entries_capture_update";
CREATE TRIGGER "waitlist_entries_capture_update" AFTER UPDATE ON "waitlist_entries" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'waitlist_entries', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."typed_name" IS NOT OLD."typed_name", ',"typed_name":' || json_quote(NEW."typed_name"), '')
    || iif(NEW."phone_e_164" IS NOT OLD."phone_e_164", ',"phone_e_164":' || json_quote(NEW."phone_e_164"), '')
    || iif(NEW."inquiry_id" IS NOT OLD."inquiry_id", ',"inquiry_id":' || json_quote(NEW."inquiry_id"), '')
    || iif(NEW."appointment_id" IS NOT OLD."appointment_id", ',"appointment_id":' || json_quote(NEW."appointment_id"), '')
    || iif(NEW."doctor_id" IS NOT OLD."doctor_id", ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."speciality_id" IS NOT OLD."speciality_id", ',"speciality_id":' || json_quote(NEW."speciality_id"), '')
    || iif(NEW."length_min" IS NOT OLD."length_min", ',"length_min":' || json_quote(NEW."length_min"), '')
    || iif(NEW."from_day" IS NOT OLD."from_day", ',"from_day":' || json_quote(NEW."from_day"), '')
    || iif(NEW."till_day" IS NOT OLD."till_day", ',"till_day":' || json_quote(NEW."till_day"), '')
    || iif(NEW."from_min" IS NOT OLD."from_min", ',"from_min":' || json_quote(NEW."from_min"), '')
    || iif(NEW."till_min" IS NOT OLD."till_min", ',"till_min":' || json_quote(NEW."till_min"), '')
    || iif(NEW."wish" IS NOT OLD."wish", ',"wish":' || json_quote(NEW."wish"), '')
    || iif(NEW."created_at" IS NOT OLD."created_at", ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."created_by" IS NOT OLD."created_by", ',"created_by":' || json_quote(NEW."created_by"), '')
    || iif(NEW."closed_at" IS NOT OLD."closed_at", ',"closed_at":' || json_quote(NEW."closed_at"), '')
    || iif(NEW."closed_how" IS NOT OLD."closed_how", ',"closed_how":' || json_quote(NEW."closed_how"), '')
    || iif(NEW."weekdays" IS NOT OLD."weekdays", ',"weekdays":' || json_quote(NEW."weekdays"), '')
    || iif(NEW."closed_by" IS NOT OLD."closed_by", ',"closed_by":' || json_quote(NEW."closed_by"), '')
    || iif(NEW."close_reason" IS NOT OLD."close_reason", ',"close_reason":' || json_quote(NEW."close_reason"), '')
    || iif(NEW."revision" IS NOT OLD."revision", ',"revision":' || json_quote(NEW."revision"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "waitlist_offers" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "slot_id" TEXT NOT NULL DEFAULT '',
  "entry_id" TEXT NOT NULL DEFAULT '',
  "by_employee" TEXT,
  "started_at" INTEGER NOT NULL DEFAULT 0,
  "expires_at" INTEGER NOT NULL DEFAULT 0,
  "ended_at" INTEGER,
  "result" TEXT,
  "action_id" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "waitlist_offers_slot" ON "waitlist_offers" ("slot_id");
CREATE INDEX "waitlist_offers_entry" ON "waitlist_offers" ("entry_id", "ended_at");
CREATE TRIGGER "waitlist_offers_no_delete" BEFORE DELETE ON "waitlist_offers" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "waitlist_offers_fixed" BEFORE UPDATE ON "waitlist_offers" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "waitlist_offers_capture_insert" AFTER INSERT ON "waitlist_offers" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'waitlist_offers', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."slot_id" IS NOT '', ',"slot_id":' || json_quote(NEW."slot_id"), '')
    || iif(NEW."entry_id" IS NOT '', ',"entry_id":' || json_quote(NEW."entry_id"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."started_at" IS NOT 0, ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."expires_at" IS NOT 0, ',"expires_at":' || json_quote(NEW."expires_at"), '')
    || iif(NEW."ended_at" IS NOT NULL, ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."result" IS NOT NULL, ',"result":' || json_quote(NEW."result"), '')
    || iif(NEW."action_id" IS NOT NULL, ',"action_id":' || json_quote(NEW."action_id"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "waitlist_offers_capture_update" AFTER UPDATE ON "waitlist_offers" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'waitlist_offers', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."slot_id" IS NOT OLD."slot_id", ',"slot_id":' || json_quote(NEW."slot_id"), '')
    || iif(NEW."entry_id" IS NOT OLD."entry_id", ',"entry_id":' || json_quote(NEW."entry_id"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."started_at" IS NOT OLD."started_at", ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."expires_at" IS NOT OLD."expires_at", ',"expires_at":' || json_quote(NEW."expires_at"), '')
    || iif(NEW."ended_at" IS NOT OLD."ended_at", ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."result" IS NOT OLD."result", ',"result":' || json_quote(NEW."result"), '')
    || iif(NEW."action_id" IS NOT OLD."action_id", ',"action_id":' || json_quote(NEW."action_id"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;
