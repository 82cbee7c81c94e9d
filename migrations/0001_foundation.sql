-- Generated from src/main/db/schema by src/main/db/generate.ts; after the first release this file is never edited.
CREATE TABLE "ad_channels" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "script" TEXT NOT NULL DEFAULT '',
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "ad_channels_no_delete" BEFORE DELETE ON "ad_channels" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "ad_channels_fixed" BEFORE UPDATE ON "ad_channels" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "ad_channels_capture_insert" AFTER INSERT ON "ad_channels" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'ad_channels', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."script" IS NOT '', ',"script":' || json_quote(NEW."script"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "ad_channels_capture_update" AFTER UPDATE ON "ad_channels" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'ad_channels', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."script" IS NOT OLD."script", ',"script":' || json_quote(NEW."script"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "appointment_actions" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "appointment_id" TEXT NOT NULL DEFAULT '',
  "patient_id" TEXT,
  "kind" TEXT NOT NULL DEFAULT 'booked',
  "actor_id" TEXT,
  "at" INTEGER NOT NULL DEFAULT 0,
  "from_slot" TEXT,
  "to_slot" TEXT,
  "cancelled_by" TEXT,
  "given_inquiry_id" TEXT,
  "given_how" TEXT,
  "given_in_call" INTEGER NOT NULL DEFAULT 0,
  "linked_inquiry_id" TEXT,
  "link_rule" TEXT,
  "link_from" INTEGER,
  "link_till" INTEGER,
  "link_distance" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "appointment_actions_at" ON "appointment_actions" ("at");
CREATE INDEX "appointment_actions_patient" ON "appointment_actions" ("patient_id", "at");
CREATE INDEX "appointment_actions_appointment" ON "appointment_actions" ("appointment_id");
CREATE INDEX "appointment_actions_inquiry" ON "appointment_actions" ("linked_inquiry_id");
CREATE INDEX "appointment_actions_given" ON "appointment_actions" ("given_inquiry_id");
CREATE TRIGGER "appointment_actions_no_delete" BEFORE DELETE ON "appointment_actions" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "appointment_actions_fixed" BEFORE UPDATE ON "appointment_actions" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "appointment_actions_capture_insert" AFTER INSERT ON "appointment_actions" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'appointment_actions', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."appointment_id" IS NOT '', ',"appointment_id":' || json_quote(NEW."appointment_id"), '')
    || iif(NEW."patient_id" IS NOT NULL, ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."kind" IS NOT 'booked', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."actor_id" IS NOT NULL, ',"actor_id":' || json_quote(NEW."actor_id"), '')
    || iif(NEW."at" IS NOT 0, ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."from_slot" IS NOT NULL, ',"from_slot":' || json_quote(NEW."from_slot"), '')
    || iif(NEW."to_slot" IS NOT NULL, ',"to_slot":' || json_quote(NEW."to_slot"), '')
    || iif(NEW."cancelled_by" IS NOT NULL, ',"cancelled_by":' || json_quote(NEW."cancelled_by"), '')
    || iif(NEW."given_inquiry_id" IS NOT NULL, ',"given_inquiry_id":' || json_quote(NEW."given_inquiry_id"), '')
    || iif(NEW."given_how" IS NOT NULL, ',"given_how":' || json_quote(NEW."given_how"), '')
    || iif(NEW."given_in_call" IS NOT 0, ',"given_in_call":' || json_quote(NEW."given_in_call"), '')
    || iif(NEW."linked_inquiry_id" IS NOT NULL, ',"linked_inquiry_id":' || json_quote(NEW."linked_inquiry_id"), '')
    || iif(NEW."link_rule" IS NOT NULL, ',"link_rule":' || json_quote(NEW."link_rule"), '')
    || iif(NEW."link_from" IS NOT NULL, ',"link_from":' || json_quote(NEW."link_from"), '')
    || iif(NEW."link_till" IS NOT NULL, ',"link_till":' || json_quote(NEW."link_till"), '')
    || iif(NEW."link_distance" IS NOT NULL, ',"link_distance":' || json_quote(NEW."link_distance"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "appointment_actions_capture_update" AFTER UPDATE ON "appointment_actions" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'appointment_actions', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."appointment_id" IS NOT OLD."appointment_id", ',"appointment_id":' || json_quote(NEW."appointment_id"), '')
    || iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."actor_id" IS NOT OLD."actor_id", ',"actor_id":' || json_quote(NEW."actor_id"), '')
    || iif(NEW."at" IS NOT OLD."at", ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."from_slot" IS NOT OLD."from_slot", ',"from_slot":' || json_quote(NEW."from_slot"), '')
    || iif(NEW."to_slot" IS NOT OLD."to_slot", ',"to_slot":' || json_quote(NEW."to_slot"), '')
    || iif(NEW."cancelled_by" IS NOT OLD."cancelled_by", ',"cancelled_by":' || json_quote(NEW."cancelled_by"), '')
    || iif(NEW."given_inquiry_id" IS NOT OLD."given_inquiry_id", ',"given_inquiry_id":' || json_quote(NEW."given_inquiry_id"), '')
    || iif(NEW."given_how" IS NOT OLD."given_how", ',"given_how":' || json_quote(NEW."given_how"), '')
    || iif(NEW."given_in_call" IS NOT OLD."given_in_call", ',"given_in_call":' || json_quote(NEW."given_in_call"), '')
    || iif(NEW."linked_inquiry_id" IS NOT OLD."linked_inquiry_id", ',"linked_inquiry_id":' || json_quote(NEW."linked_inquiry_id"), '')
    || iif(NEW."link_rule" IS NOT OLD."link_rule", ',"link_rule":' || json_quote(NEW."link_rule"), '')
    || iif(NEW."link_from" IS NOT OLD."link_from", ',"link_from":' || json_quote(NEW."link_from"), '')
    || iif(NEW."link_till" IS NOT OLD."link_till", ',"link_till":' || json_quote(NEW."link_till"), '')
    || iif(NEW."link_distance" IS NOT OLD."link_distance", ',"link_distance":' || json_quote(NEW."link_distance"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "appointments" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "patient_id" TEXT,
  "doctor_id" TEXT NOT NULL DEFAULT '',
  "chair_id" TEXT,
  "day" TEXT NOT NULL DEFAULT '',
  "start_min" INTEGER NOT NULL DEFAULT 0,
  "end_min" INTEGER NOT NULL DEFAULT 0,
  "starts_at" INTEGER NOT NULL DEFAULT 0,
  "ends_at" INTEGER NOT NULL DEFAULT 0,
  "status" TEXT NOT NULL DEFAULT 'unconfirmed',
  "kind" TEXT NOT NULL DEFAULT 'ordinary',
  "comment" TEXT NOT NULL DEFAULT '',
  "created_at" INTEGER NOT NULL DEFAULT 0,
  "created_by" TEXT,
  "cancelled_at" INTEGER,
  "cancelled_by" TEXT,
  "cancel_reason" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "appointments_day" ON "appointments" ("day", "branch_id", "doctor_id", "start_min");
CREATE INDEX "appointments_doctor" ON "appointments" ("doctor_id", "day");
CREATE INDEX "appointments_patient" ON "appointments" ("patient_id", "starts_at");
CREATE INDEX "appointments_chair" ON "appointments" ("chair_id", "day");
CREATE TRIGGER "appointments_no_delete" BEFORE DELETE ON "appointments" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "appointments_fixed" BEFORE UPDATE ON "appointments" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "appointments_capture_insert" AFTER INSERT ON "appointments" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'appointments', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."patient_id" IS NOT NULL, ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."doctor_id" IS NOT '' OR NEW."chair_id" IS NOT NULL OR NEW."day" IS NOT '' OR NEW."start_min" IS NOT 0 OR NEW."end_min" IS NOT 0, ',"@slot":' || json_object('doctor_id', NEW."doctor_id", 'chair_id', NEW."chair_id", 'day', NEW."day", 'start_min', NEW."start_min", 'end_min', NEW."end_min"), '')
    || iif(NEW."starts_at" IS NOT 0, ',"starts_at":' || json_quote(NEW."starts_at"), '')
    || iif(NEW."ends_at" IS NOT 0, ',"ends_at":' || json_quote(NEW."ends_at"), '')
    || iif(NEW."status" IS NOT 'unconfirmed', ',"status":' || json_quote(NEW."status"), '')
    || iif(NEW."kind" IS NOT 'ordinary', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."comment" IS NOT '', ',"comment":' || json_quote(NEW."comment"), '')
    || iif(NEW."created_at" IS NOT 0, ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."created_by" IS NOT NULL, ',"created_by":' || json_quote(NEW."created_by"), '')
    || iif(NEW."cancelled_at" IS NOT NULL, ',"cancelled_at":' || json_quote(NEW."cancelled_at"), '')
    || iif(NEW."cancelled_by" IS NOT NULL, ',"cancelled_by":' || json_quote(NEW."cancelled_by"), '')
    || iif(NEW."cancel_reason" IS NOT NULL, ',"cancel_reason":' || json_quote(NEW."cancel_reason"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "appointments_capture_update" AFTER UPDATE ON "appointments" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'appointments', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."doctor_id" IS NOT OLD."doctor_id" OR NEW."chair_id" IS NOT OLD."chair_id" OR NEW."day" IS NOT OLD."day" OR NEW."start_min" IS NOT OLD."start_min" OR NEW."end_min" IS NOT OLD."end_min", ',"@slot":' || json_object('doctor_id', NEW."doctor_id", 'chair_id', NEW."chair_id", 'day', NEW."day", 'start_min', NEW."start_min", 'end_min', NEW."end_min"), '')
    || iif(NEW."starts_at" IS NOT OLD."starts_at", ',"starts_at":' || json_quote(NEW."starts_at"), '')
    || iif(NEW."ends_at" IS NOT OLD."ends_at", ',"ends_at":' || json_quote(NEW."ends_at"), '')
    || iif(NEW."status" IS NOT OLD."status", ',"status":' || json_quote(NEW."status"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."comment" IS NOT OLD."comment", ',"comment":' || json_quote(NEW."comment"), '')
    || iif(NEW."created_at" IS NOT OLD."created_at", ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."created_by" IS NOT OLD."created_by", ',"created_by":' || json_quote(NEW."created_by"), '')
    || iif(NEW."cancelled_at" IS NOT OLD."cancelled_at", ',"cancelled_at":' || json_quote(NEW."cancelled_at"), '')
    || iif(NEW."cancelled_by" IS NOT OLD."cancelled_by", ',"cancelled_by":' || json_quote(NEW."cancelled_by"), '')
    || iif(NEW."cancel_reason" IS NOT OLD."cancel_reason", ',"cancel_reason":' || json_quote(NEW."cancel_reason"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "audit_log" (
  "seq" INTEGER PRIMARY KEY NOT NULL,
  "node" TEXT NOT NULL DEFAULT '',
  "at" INTEGER NOT NULL DEFAULT 0,
  "employee_id" TEXT,
  "action" TEXT NOT NULL DEFAULT '',
  "entity" TEXT NOT NULL DEFAULT '',
  "entity_id" TEXT,
  "digest" TEXT NOT NULL DEFAULT '',
  "mac" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "audit_log_entity" ON "audit_log" ("entity", "entity_id");

CREATE TABLE "audit_texts" (
  "seq" INTEGER PRIMARY KEY NOT NULL,
  "salt" TEXT NOT NULL DEFAULT '',
  "text" TEXT
) STRICT;

CREATE TABLE "branches" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "name_in_messages" TEXT NOT NULL DEFAULT '',
  "zone" TEXT NOT NULL DEFAULT 'Europe/Moscow',
  "opens_min" INTEGER NOT NULL DEFAULT 540,
  "closes_min" INTEGER NOT NULL DEFAULT 1260,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "branches_no_delete" BEFORE DELETE ON "branches" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "branches_fixed" BEFORE UPDATE ON "branches" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "branches_capture_insert" AFTER INSERT ON "branches" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'branches', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."name_in_messages" IS NOT '', ',"name_in_messages":' || json_quote(NEW."name_in_messages"), '')
    || iif(NEW."zone" IS NOT 'Europe/Moscow', ',"zone":' || json_quote(NEW."zone"), '')
    || iif(NEW."opens_min" IS NOT 540, ',"opens_min":' || json_quote(NEW."opens_min"), '')
    || iif(NEW."closes_min" IS NOT 1260, ',"closes_min":' || json_quote(NEW."closes_min"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "branches_capture_update" AFTER UPDATE ON "branches" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'branches', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."name_in_messages" IS NOT OLD."name_in_messages", ',"name_in_messages":' || json_quote(NEW."name_in_messages"), '')
    || iif(NEW."zone" IS NOT OLD."zone", ',"zone":' || json_quote(NEW."zone"), '')
    || iif(NEW."opens_min" IS NOT OLD."opens_min", ',"opens_min":' || json_quote(NEW."opens_min"), '')
    || iif(NEW."closes_min" IS NOT OLD."closes_min", ',"closes_min":' || json_quote(NEW."closes_min"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "buffers" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "employee_id" TEXT NOT NULL DEFAULT '',
  "inquiry_id" TEXT NOT NULL DEFAULT '',
  "made_at" INTEGER NOT NULL DEFAULT 0,
  "made_in_call" INTEGER NOT NULL DEFAULT 0,
  "ended_at" INTEGER,
  "ended_how" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "buffers_employee" ON "buffers" ("employee_id", "ended_at");
CREATE TRIGGER "buffers_no_delete" BEFORE DELETE ON "buffers" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "buffers_fixed" BEFORE UPDATE ON "buffers" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "buffers_capture_insert" AFTER INSERT ON "buffers" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'buffers', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."employee_id" IS NOT '', ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."inquiry_id" IS NOT '', ',"inquiry_id":' || json_quote(NEW."inquiry_id"), '')
    || iif(NEW."made_at" IS NOT 0, ',"made_at":' || json_quote(NEW."made_at"), '')
    || iif(NEW."made_in_call" IS NOT 0, ',"made_in_call":' || json_quote(NEW."made_in_call"), '')
    || iif(NEW."ended_at" IS NOT NULL, ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."ended_how" IS NOT NULL, ',"ended_how":' || json_quote(NEW."ended_how"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "buffers_capture_update" AFTER UPDATE ON "buffers" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'buffers', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."employee_id" IS NOT OLD."employee_id", ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."inquiry_id" IS NOT OLD."inquiry_id", ',"inquiry_id":' || json_quote(NEW."inquiry_id"), '')
    || iif(NEW."made_at" IS NOT OLD."made_at", ',"made_at":' || json_quote(NEW."made_at"), '')
    || iif(NEW."made_in_call" IS NOT OLD."made_in_call", ',"made_in_call":' || json_quote(NEW."made_in_call"), '')
    || iif(NEW."ended_at" IS NOT OLD."ended_at", ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."ended_how" IS NOT OLD."ended_how", ',"ended_how":' || json_quote(NEW."ended_how"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "call_legs" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "call_id" TEXT NOT NULL DEFAULT '',
  "node" TEXT NOT NULL DEFAULT '',
  "connector_id" TEXT NOT NULL DEFAULT '',
  "exchange" TEXT NOT NULL DEFAULT '',
  "call_key" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "direction" TEXT NOT NULL DEFAULT 'inbound',
  "party_kind" TEXT NOT NULL DEFAULT 'unparsed',
  "party_e_164" TEXT,
  "party_raw" TEXT,
  "party_digits" TEXT,
  "display_name" TEXT,
  "line_e_164" TEXT,
  "line_raw" TEXT,
  "state" TEXT NOT NULL DEFAULT 'ringing',
  "cause" TEXT,
  "started_at" INTEGER NOT NULL DEFAULT 0,
  "answered_at" INTEGER,
  "ended_at" INTEGER,
  "talk_ms" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "call_legs_call" ON "call_legs" ("call_id");
CREATE INDEX "call_legs_started" ON "call_legs" ("started_at");
CREATE INDEX "call_legs_open" ON "call_legs" ("node", "ended_at");
CREATE TRIGGER "call_legs_no_delete" BEFORE DELETE ON "call_legs" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "call_legs_fixed" BEFORE UPDATE ON "call_legs" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "call_legs_capture_insert" AFTER INSERT ON "call_legs" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'call_legs', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."call_id" IS NOT '', ',"call_id":' || json_quote(NEW."call_id"), '')
    || iif(NEW."node" IS NOT '', ',"node":' || json_quote(NEW."node"), '')
    || iif(NEW."connector_id" IS NOT '', ',"connector_id":' || json_quote(NEW."connector_id"), '')
    || iif(NEW."exchange" IS NOT '', ',"exchange":' || json_quote(NEW."exchange"), '')
    || iif(NEW."call_key" IS NOT '', ',"call_key":' || json_quote(NEW."call_key"), '')
    || iif(NEW."phone" IS NOT '', ',"phone":' || json_quote(NEW."phone"), '')
    || iif(NEW."direction" IS NOT 'inbound', ',"direction":' || json_quote(NEW."direction"), '')
    || iif(NEW."party_kind" IS NOT 'unparsed', ',"party_kind":' || json_quote(NEW."party_kind"), '')
    || iif(NEW."party_e_164" IS NOT NULL, ',"party_e_164":' || json_quote(NEW."party_e_164"), '')
    || iif(NEW."party_raw" IS NOT NULL, ',"party_raw":' || json_quote(NEW."party_raw"), '')
    || iif(NEW."party_digits" IS NOT NULL, ',"party_digits":' || json_quote(NEW."party_digits"), '')
    || iif(NEW."display_name" IS NOT NULL, ',"display_name":' || json_quote(NEW."display_name"), '')
    || iif(NEW."line_e_164" IS NOT NULL, ',"line_e_164":' || json_quote(NEW."line_e_164"), '')
    || iif(NEW."line_raw" IS NOT NULL, ',"line_raw":' || json_quote(NEW."line_raw"), '')
    || iif(NEW."state" IS NOT 'ringing', ',"state":' || json_quote(NEW."state"), '')
    || iif(NEW."cause" IS NOT NULL, ',"cause":' || json_quote(NEW."cause"), '')
    || iif(NEW."started_at" IS NOT 0, ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."answered_at" IS NOT NULL, ',"answered_at":' || json_quote(NEW."answered_at"), '')
    || iif(NEW."ended_at" IS NOT NULL, ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."talk_ms" IS NOT NULL, ',"talk_ms":' || json_quote(NEW."talk_ms"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "call_legs_capture_update" AFTER UPDATE ON "call_legs" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'call_legs', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."call_id" IS NOT OLD."call_id", ',"call_id":' || json_quote(NEW."call_id"), '')
    || iif(NEW."node" IS NOT OLD."node", ',"node":' || json_quote(NEW."node"), '')
    || iif(NEW."connector_id" IS NOT OLD."connector_id", ',"connector_id":' || json_quote(NEW."connector_id"), '')
    || iif(NEW."exchange" IS NOT OLD."exchange", ',"exchange":' || json_quote(NEW."exchange"), '')
    || iif(NEW."call_key" IS NOT OLD."call_key", ',"call_key":' || json_quote(NEW."call_key"), '')
    || iif(NEW."phone" IS NOT OLD."phone", ',"phone":' || json_quote(NEW."phone"), '')
    || iif(NEW."direction" IS NOT OLD."direction", ',"direction":' || json_quote(NEW."direction"), '')
    || iif(NEW."party_kind" IS NOT OLD."party_kind", ',"party_kind":' || json_quote(NEW."party_kind"), '')
    || iif(NEW."party_e_164" IS NOT OLD."party_e_164", ',"party_e_164":' || json_quote(NEW."party_e_164"), '')
    || iif(NEW."party_raw" IS NOT OLD."party_raw", ',"party_raw":' || json_quote(NEW."party_raw"), '')
    || iif(NEW."party_digits" IS NOT OLD."party_digits", ',"party_digits":' || json_quote(NEW."party_digits"), '')
    || iif(NEW."display_name" IS NOT OLD."display_name", ',"display_name":' || json_quote(NEW."display_name"), '')
    || iif(NEW."line_e_164" IS NOT OLD."line_e_164", ',"line_e_164":' || json_quote(NEW."line_e_164"), '')
    || iif(NEW."line_raw" IS NOT OLD."line_raw", ',"line_raw":' || json_quote(NEW."line_raw"), '')
    || iif(NEW."state" IS NOT OLD."state", ',"state":' || json_quote(NEW."state"), '')
    || iif(NEW."cause" IS NOT OLD."cause", ',"cause":' || json_quote(NEW."cause"), '')
    || iif(NEW."started_at" IS NOT OLD."started_at", ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."answered_at" IS NOT OLD."answered_at", ',"answered_at":' || json_quote(NEW."answered_at"), '')
    || iif(NEW."ended_at" IS NOT OLD."ended_at", ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."talk_ms" IS NOT OLD."talk_ms", ',"talk_ms":' || json_quote(NEW."talk_ms"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "chairs" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "chairs_no_delete" BEFORE DELETE ON "chairs" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "chairs_fixed" BEFORE UPDATE ON "chairs" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "chairs_capture_insert" AFTER INSERT ON "chairs" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'chairs', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "chairs_capture_update" AFTER UPDATE ON "chairs" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'chairs', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "consents" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "patient_id" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT 'personalData',
  "text_version" TEXT NOT NULL DEFAULT '',
  "given_at" INTEGER,
  "how" TEXT NOT NULL DEFAULT '',
  "by_employee" TEXT,
  "revoked_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "consents_patient" ON "consents" ("patient_id");
CREATE TRIGGER "consents_no_delete" BEFORE DELETE ON "consents" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "consents_fixed" BEFORE UPDATE ON "consents" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "consents_capture_insert" AFTER INSERT ON "consents" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'consents', NEW.id,
    '{' || substr(iif(NEW."patient_id" IS NOT '', ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."kind" IS NOT 'personalData', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."text_version" IS NOT '', ',"text_version":' || json_quote(NEW."text_version"), '')
    || iif(NEW."given_at" IS NOT NULL, ',"given_at":' || json_quote(NEW."given_at"), '')
    || iif(NEW."how" IS NOT '', ',"how":' || json_quote(NEW."how"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."revoked_at" IS NOT NULL, ',"revoked_at":' || json_quote(NEW."revoked_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "consents_capture_update" AFTER UPDATE ON "consents" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'consents', NEW.id,
    nullif('{' || substr(iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."text_version" IS NOT OLD."text_version", ',"text_version":' || json_quote(NEW."text_version"), '')
    || iif(NEW."given_at" IS NOT OLD."given_at", ',"given_at":' || json_quote(NEW."given_at"), '')
    || iif(NEW."how" IS NOT OLD."how", ',"how":' || json_quote(NEW."how"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."revoked_at" IS NOT OLD."revoked_at", ',"revoked_at":' || json_quote(NEW."revoked_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "doctors" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "employee_id" TEXT,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "speciality_id" TEXT,
  "display_name" TEXT NOT NULL DEFAULT '',
  "colour" TEXT NOT NULL DEFAULT 'blue',
  "usual_min" INTEGER NOT NULL DEFAULT 30,
  "sort" INTEGER NOT NULL DEFAULT 0,
  "anonymous_appointments" INTEGER NOT NULL DEFAULT 0,
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "doctors_no_delete" BEFORE DELETE ON "doctors" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "doctors_fixed" BEFORE UPDATE ON "doctors" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "doctors_capture_insert" AFTER INSERT ON "doctors" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'doctors', NEW.id,
    '{' || substr(iif(NEW."employee_id" IS NOT NULL, ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."speciality_id" IS NOT NULL, ',"speciality_id":' || json_quote(NEW."speciality_id"), '')
    || iif(NEW."display_name" IS NOT '', ',"display_name":' || json_quote(NEW."display_name"), '')
    || iif(NEW."colour" IS NOT 'blue', ',"colour":' || json_quote(NEW."colour"), '')
    || iif(NEW."usual_min" IS NOT 30, ',"usual_min":' || json_quote(NEW."usual_min"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."anonymous_appointments" IS NOT 0, ',"anonymous_appointments":' || json_quote(NEW."anonymous_appointments"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "doctors_capture_update" AFTER UPDATE ON "doctors" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'doctors', NEW.id,
    nullif('{' || substr(iif(NEW."employee_id" IS NOT OLD."employee_id", ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."speciality_id" IS NOT OLD."speciality_id", ',"speciality_id":' || json_quote(NEW."speciality_id"), '')
    || iif(NEW."display_name" IS NOT OLD."display_name", ',"display_name":' || json_quote(NEW."display_name"), '')
    || iif(NEW."colour" IS NOT OLD."colour", ',"colour":' || json_quote(NEW."colour"), '')
    || iif(NEW."usual_min" IS NOT OLD."usual_min", ',"usual_min":' || json_quote(NEW."usual_min"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."anonymous_appointments" IS NOT OLD."anonymous_appointments", ',"anonymous_appointments":' || json_quote(NEW."anonymous_appointments"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "drafts" (
  "key" TEXT PRIMARY KEY NOT NULL,
  "employee_id" TEXT NOT NULL DEFAULT '',
  "value" TEXT NOT NULL DEFAULT '{}',
  "at" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "employee_phones" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "employee_id" TEXT NOT NULL DEFAULT '',
  "e164" TEXT,
  "digits" TEXT NOT NULL DEFAULT '',
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "employee_phones_e164" ON "employee_phones" ("e164");
CREATE TRIGGER "employee_phones_no_delete" BEFORE DELETE ON "employee_phones" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "employee_phones_fixed" BEFORE UPDATE ON "employee_phones" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "employee_phones_capture_insert" AFTER INSERT ON "employee_phones" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'employee_phones', NEW.id,
    '{' || substr(iif(NEW."employee_id" IS NOT '', ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."e164" IS NOT NULL, ',"e164":' || json_quote(NEW."e164"), '')
    || iif(NEW."digits" IS NOT '', ',"digits":' || json_quote(NEW."digits"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "employee_phones_capture_update" AFTER UPDATE ON "employee_phones" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'employee_phones', NEW.id,
    nullif('{' || substr(iif(NEW."employee_id" IS NOT OLD."employee_id", ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."e164" IS NOT OLD."e164", ',"e164":' || json_quote(NEW."e164"), '')
    || iif(NEW."digits" IS NOT OLD."digits", ',"digits":' || json_quote(NEW."digits"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "employees" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "surname" TEXT NOT NULL DEFAULT '',
  "first_name" TEXT NOT NULL DEFAULT '',
  "patronymic" TEXT NOT NULL DEFAULT '',
  "login" TEXT,
  "password" TEXT,
  "role" TEXT,
  "patient_id" TEXT,
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "employees_login" ON "employees" ("login");
CREATE TRIGGER "employees_no_delete" BEFORE DELETE ON "employees" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "employees_fixed" BEFORE UPDATE ON "employees" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "employees_capture_insert" AFTER INSERT ON "employees" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'employees', NEW.id,
    '{' || substr(iif(NEW."surname" IS NOT '', ',"surname":' || json_quote(NEW."surname"), '')
    || iif(NEW."first_name" IS NOT '', ',"first_name":' || json_quote(NEW."first_name"), '')
    || iif(NEW."patronymic" IS NOT '', ',"patronymic":' || json_quote(NEW."patronymic"), '')
    || iif(NEW."login" IS NOT NULL, ',"login":' || json_quote(NEW."login"), '')
    || iif(NEW."password" IS NOT NULL, ',"password":' || json_quote(NEW."password"), '')
    || iif(NEW."role" IS NOT NULL, ',"role":' || json_quote(NEW."role"), '')
    || iif(NEW."patient_id" IS NOT NULL, ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "employees_capture_update" AFTER UPDATE ON "employees" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'employees', NEW.id,
    nullif('{' || substr(iif(NEW."surname" IS NOT OLD."surname", ',"surname":' || json_quote(NEW."surname"), '')
    || iif(NEW."first_name" IS NOT OLD."first_name", ',"first_name":' || json_quote(NEW."first_name"), '')
    || iif(NEW."patronymic" IS NOT OLD."patronymic", ',"patronymic":' || json_quote(NEW."patronymic"), '')
    || iif(NEW."login" IS NOT OLD."login", ',"login":' || json_quote(NEW."login"), '')
    || iif(NEW."password" IS NOT OLD."password", ',"password":' || json_quote(NEW."password"), '')
    || iif(NEW."role" IS NOT OLD."role", ',"role":' || json_quote(NEW."role"), '')
    || iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "families" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "families_no_delete" BEFORE DELETE ON "families" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "families_fixed" BEFORE UPDATE ON "families" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "families_capture_insert" AFTER INSERT ON "families" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'families', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "families_capture_update" AFTER UPDATE ON "families" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'families', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "inquiries" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT 'call',
  "direction" TEXT NOT NULL DEFAULT 'inbound',
  "started_at" INTEGER NOT NULL DEFAULT 0,
  "answered_at" INTEGER,
  "ended_at" INTEGER,
  "outcome" TEXT,
  "talk_ms" INTEGER,
  "line_e_164" TEXT,
  "ad_channel_id" TEXT,
  "phone_e_164" TEXT,
  "phone_raw" TEXT,
  "phone_digits_rev" TEXT,
  "messenger_identity_id" TEXT,
  "patient_id" TEXT,
  "employee_id" TEXT,
  "typed_name" TEXT,
  "person_by_hand" INTEGER NOT NULL DEFAULT 0,
  "who_type" TEXT,
  "who_type_by_hand" INTEGER NOT NULL DEFAULT 0,
  "topic_id" TEXT,
  "comment" TEXT NOT NULL DEFAULT '',
  "author_id" TEXT,
  "saved_at" INTEGER,
  "source_id" TEXT,
  "head_id" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "inquiries_started" ON "inquiries" ("started_at");
CREATE INDEX "inquiries_patient" ON "inquiries" ("patient_id", "started_at");
CREATE INDEX "inquiries_phone" ON "inquiries" ("phone_e_164", "started_at");
CREATE INDEX "inquiries_phone_rev" ON "inquiries" ("phone_digits_rev");
CREATE INDEX "inquiries_head" ON "inquiries" ("head_id");
CREATE INDEX "inquiries_author" ON "inquiries" ("author_id", "started_at");
CREATE TRIGGER "inquiries_no_delete" BEFORE DELETE ON "inquiries" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "inquiries_fixed" BEFORE UPDATE ON "inquiries" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "inquiries_capture_insert" AFTER INSERT ON "inquiries" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'inquiries', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."kind" IS NOT 'call', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."direction" IS NOT 'inbound', ',"direction":' || json_quote(NEW."direction"), '')
    || iif(NEW."started_at" IS NOT 0, ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."answered_at" IS NOT NULL, ',"answered_at":' || json_quote(NEW."answered_at"), '')
    || iif(NEW."ended_at" IS NOT NULL, ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."outcome" IS NOT NULL, ',"outcome":' || json_quote(NEW."outcome"), '')
    || iif(NEW."talk_ms" IS NOT NULL, ',"talk_ms":' || json_quote(NEW."talk_ms"), '')
    || iif(NEW."line_e_164" IS NOT NULL, ',"line_e_164":' || json_quote(NEW."line_e_164"), '')
    || iif(NEW."ad_channel_id" IS NOT NULL, ',"ad_channel_id":' || json_quote(NEW."ad_channel_id"), '')
    || iif(NEW."phone_e_164" IS NOT NULL, ',"phone_e_164":' || json_quote(NEW."phone_e_164"), '')
    || iif(NEW."phone_raw" IS NOT NULL, ',"phone_raw":' || json_quote(NEW."phone_raw"), '')
    || iif(NEW."phone_digits_rev" IS NOT NULL, ',"phone_digits_rev":' || json_quote(NEW."phone_digits_rev"), '')
    || iif(NEW."messenger_identity_id" IS NOT NULL, ',"messenger_identity_id":' || json_quote(NEW."messenger_identity_id"), '')
    || iif(NEW."patient_id" IS NOT NULL, ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."employee_id" IS NOT NULL, ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."typed_name" IS NOT NULL, ',"typed_name":' || json_quote(NEW."typed_name"), '')
    || iif(NEW."person_by_hand" IS NOT 0, ',"person_by_hand":' || json_quote(NEW."person_by_hand"), '')
    || iif(NEW."who_type" IS NOT NULL, ',"who_type":' || json_quote(NEW."who_type"), '')
    || iif(NEW."who_type_by_hand" IS NOT 0, ',"who_type_by_hand":' || json_quote(NEW."who_type_by_hand"), '')
    || iif(NEW."topic_id" IS NOT NULL, ',"topic_id":' || json_quote(NEW."topic_id"), '')
    || iif(NEW."comment" IS NOT '', ',"comment":' || json_quote(NEW."comment"), '')
    || iif(NEW."author_id" IS NOT NULL, ',"author_id":' || json_quote(NEW."author_id"), '')
    || iif(NEW."saved_at" IS NOT NULL, ',"saved_at":' || json_quote(NEW."saved_at"), '')
    || iif(NEW."source_id" IS NOT NULL, ',"source_id":' || json_quote(NEW."source_id"), '')
    || iif(NEW."head_id" IS NOT NULL, ',"head_id":' || json_quote(NEW."head_id"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "inquiries_capture_update" AFTER UPDATE ON "inquiries" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'inquiries', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."direction" IS NOT OLD."direction", ',"direction":' || json_quote(NEW."direction"), '')
    || iif(NEW."started_at" IS NOT OLD."started_at", ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."answered_at" IS NOT OLD."answered_at", ',"answered_at":' || json_quote(NEW."answered_at"), '')
    || iif(NEW."ended_at" IS NOT OLD."ended_at", ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."outcome" IS NOT OLD."outcome", ',"outcome":' || json_quote(NEW."outcome"), '')
    || iif(NEW."talk_ms" IS NOT OLD."talk_ms", ',"talk_ms":' || json_quote(NEW."talk_ms"), '')
    || iif(NEW."line_e_164" IS NOT OLD."line_e_164", ',"line_e_164":' || json_quote(NEW."line_e_164"), '')
    || iif(NEW."ad_channel_id" IS NOT OLD."ad_channel_id", ',"ad_channel_id":' || json_quote(NEW."ad_channel_id"), '')
    || iif(NEW."phone_e_164" IS NOT OLD."phone_e_164", ',"phone_e_164":' || json_quote(NEW."phone_e_164"), '')
    || iif(NEW."phone_raw" IS NOT OLD."phone_raw", ',"phone_raw":' || json_quote(NEW."phone_raw"), '')
    || iif(NEW."phone_digits_rev" IS NOT OLD."phone_digits_rev", ',"phone_digits_rev":' || json_quote(NEW."phone_digits_rev"), '')
    || iif(NEW."messenger_identity_id" IS NOT OLD."messenger_identity_id", ',"messenger_identity_id":' || json_quote(NEW."messenger_identity_id"), '')
    || iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."employee_id" IS NOT OLD."employee_id", ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."typed_name" IS NOT OLD."typed_name", ',"typed_name":' || json_quote(NEW."typed_name"), '')
    || iif(NEW."person_by_hand" IS NOT OLD."person_by_hand", ',"person_by_hand":' || json_quote(NEW."person_by_hand"), '')
    || iif(NEW."who_type" IS NOT OLD."who_type", ',"who_type":' || json_quote(NEW."who_type"), '')
    || iif(NEW."who_type_by_hand" IS NOT OLD."who_type_by_hand", ',"who_type_by_hand":' || json_quote(NEW."who_type_by_hand"), '')
    || iif(NEW."topic_id" IS NOT OLD."topic_id", ',"topic_id":' || json_quote(NEW."topic_id"), '')
    || iif(NEW."comment" IS NOT OLD."comment", ',"comment":' || json_quote(NEW."comment"), '')
    || iif(NEW."author_id" IS NOT OLD."author_id", ',"author_id":' || json_quote(NEW."author_id"), '')
    || iif(NEW."saved_at" IS NOT OLD."saved_at", ',"saved_at":' || json_quote(NEW."saved_at"), '')
    || iif(NEW."source_id" IS NOT OLD."source_id", ',"source_id":' || json_quote(NEW."source_id"), '')
    || iif(NEW."head_id" IS NOT OLD."head_id", ',"head_id":' || json_quote(NEW."head_id"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "insurance_policies" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "patient_id" TEXT NOT NULL DEFAULT '',
  "insurer" TEXT NOT NULL DEFAULT '',
  "number" TEXT NOT NULL DEFAULT '',
  "valid_from" TEXT,
  "valid_till" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "insurance_policies_patient" ON "insurance_policies" ("patient_id");
CREATE TRIGGER "insurance_policies_no_delete" BEFORE DELETE ON "insurance_policies" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "insurance_policies_fixed" BEFORE UPDATE ON "insurance_policies" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "insurance_policies_capture_insert" AFTER INSERT ON "insurance_policies" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'insurance_policies', NEW.id,
    '{' || substr(iif(NEW."patient_id" IS NOT '', ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."insurer" IS NOT '', ',"insurer":' || json_quote(NEW."insurer"), '')
    || iif(NEW."number" IS NOT '', ',"number":' || json_quote(NEW."number"), '')
    || iif(NEW."valid_from" IS NOT NULL, ',"valid_from":' || json_quote(NEW."valid_from"), '')
    || iif(NEW."valid_till" IS NOT NULL, ',"valid_till":' || json_quote(NEW."valid_till"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "insurance_policies_capture_update" AFTER UPDATE ON "insurance_policies" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'insurance_policies', NEW.id,
    nullif('{' || substr(iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."insurer" IS NOT OLD."insurer", ',"insurer":' || json_quote(NEW."insurer"), '')
    || iif(NEW."number" IS NOT OLD."number", ',"number":' || json_quote(NEW."number"), '')
    || iif(NEW."valid_from" IS NOT OLD."valid_from", ',"valid_from":' || json_quote(NEW."valid_from"), '')
    || iif(NEW."valid_till" IS NOT OLD."valid_till", ',"valid_till":' || json_quote(NEW."valid_till"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "ledger_entries" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "patient_id" TEXT NOT NULL DEFAULT '',
  "at" INTEGER NOT NULL DEFAULT 0,
  "kind" TEXT NOT NULL DEFAULT 'payment',
  "amount" INTEGER NOT NULL DEFAULT 0,
  "what" TEXT NOT NULL DEFAULT '',
  "appointment_id" TEXT,
  "reverses" TEXT,
  "by_employee" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "ledger_entries_patient" ON "ledger_entries" ("patient_id", "at");
CREATE INDEX "ledger_entries_sums" ON "ledger_entries" ("patient_id", "_deleted", "kind", "amount");
CREATE TRIGGER "ledger_entries_no_delete" BEFORE DELETE ON "ledger_entries" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "ledger_entries_fixed" BEFORE UPDATE ON "ledger_entries" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "ledger_entries_capture_insert" AFTER INSERT ON "ledger_entries" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'ledger_entries', NEW.id,
    '{' || substr(iif(NEW."patient_id" IS NOT '', ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."at" IS NOT 0, ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."kind" IS NOT 'payment', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."amount" IS NOT 0, ',"amount":' || json_quote(NEW."amount"), '')
    || iif(NEW."what" IS NOT '', ',"what":' || json_quote(NEW."what"), '')
    || iif(NEW."appointment_id" IS NOT NULL, ',"appointment_id":' || json_quote(NEW."appointment_id"), '')
    || iif(NEW."reverses" IS NOT NULL, ',"reverses":' || json_quote(NEW."reverses"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "ledger_entries_capture_update" AFTER UPDATE ON "ledger_entries" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'ledger_entries', NEW.id,
    nullif('{' || substr(iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."at" IS NOT OLD."at", ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."amount" IS NOT OLD."amount", ',"amount":' || json_quote(NEW."amount"), '')
    || iif(NEW."what" IS NOT OLD."what", ',"what":' || json_quote(NEW."what"), '')
    || iif(NEW."appointment_id" IS NOT OLD."appointment_id", ',"appointment_id":' || json_quote(NEW."appointment_id"), '')
    || iif(NEW."reverses" IS NOT OLD."reverses", ',"reverses":' || json_quote(NEW."reverses"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "lines" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "e164" TEXT NOT NULL DEFAULT '',
  "ad_channel_id" TEXT,
  "branch_id" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "lines_e164" ON "lines" ("e164");
CREATE TRIGGER "lines_no_delete" BEFORE DELETE ON "lines" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "lines_fixed" BEFORE UPDATE ON "lines" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "lines_capture_insert" AFTER INSERT ON "lines" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'lines', NEW.id,
    '{' || substr(iif(NEW."e164" IS NOT '', ',"e164":' || json_quote(NEW."e164"), '')
    || iif(NEW."ad_channel_id" IS NOT NULL, ',"ad_channel_id":' || json_quote(NEW."ad_channel_id"), '')
    || iif(NEW."branch_id" IS NOT NULL, ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "lines_capture_update" AFTER UPDATE ON "lines" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'lines', NEW.id,
    nullif('{' || substr(iif(NEW."e164" IS NOT OLD."e164", ',"e164":' || json_quote(NEW."e164"), '')
    || iif(NEW."ad_channel_id" IS NOT OLD."ad_channel_id", ',"ad_channel_id":' || json_quote(NEW."ad_channel_id"), '')
    || iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "local_settings" (
  "key" TEXT PRIMARY KEY NOT NULL,
  "value" TEXT NOT NULL DEFAULT 'null'
) STRICT, WITHOUT ROWID;

CREATE TABLE "patient_phones" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "patient_id" TEXT NOT NULL DEFAULT '',
  "e164" TEXT,
  "digits" TEXT NOT NULL DEFAULT '',
  "digits_rev" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT 'unparsed',
  "main" INTEGER NOT NULL DEFAULT 0,
  "note" TEXT NOT NULL DEFAULT '',
  "has_whatsapp" INTEGER NOT NULL DEFAULT 0,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "patient_phones_e164" ON "patient_phones" ("e164");
CREATE INDEX "patient_phones_rev" ON "patient_phones" ("digits_rev");
CREATE INDEX "patient_phones_patient" ON "patient_phones" ("patient_id");
CREATE TRIGGER "patient_phones_no_delete" BEFORE DELETE ON "patient_phones" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "patient_phones_fixed" BEFORE UPDATE ON "patient_phones" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "patient_phones_capture_insert" AFTER INSERT ON "patient_phones" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'patient_phones', NEW.id,
    '{' || substr(iif(NEW."patient_id" IS NOT '', ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."e164" IS NOT NULL, ',"e164":' || json_quote(NEW."e164"), '')
    || iif(NEW."digits" IS NOT '', ',"digits":' || json_quote(NEW."digits"), '')
    || iif(NEW."digits_rev" IS NOT '', ',"digits_rev":' || json_quote(NEW."digits_rev"), '')
    || iif(NEW."kind" IS NOT 'unparsed', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."main" IS NOT 0, ',"main":' || json_quote(NEW."main"), '')
    || iif(NEW."note" IS NOT '', ',"note":' || json_quote(NEW."note"), '')
    || iif(NEW."has_whatsapp" IS NOT 0, ',"has_whatsapp":' || json_quote(NEW."has_whatsapp"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "patient_phones_capture_update" AFTER UPDATE ON "patient_phones" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'patient_phones', NEW.id,
    nullif('{' || substr(iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."e164" IS NOT OLD."e164", ',"e164":' || json_quote(NEW."e164"), '')
    || iif(NEW."digits" IS NOT OLD."digits", ',"digits":' || json_quote(NEW."digits"), '')
    || iif(NEW."digits_rev" IS NOT OLD."digits_rev", ',"digits_rev":' || json_quote(NEW."digits_rev"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."main" IS NOT OLD."main", ',"main":' || json_quote(NEW."main"), '')
    || iif(NEW."note" IS NOT OLD."note", ',"note":' || json_quote(NEW."note"), '')
    || iif(NEW."has_whatsapp" IS NOT OLD."has_whatsapp", ',"has_whatsapp":' || json_quote(NEW."has_whatsapp"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "patients" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "surname" TEXT NOT NULL DEFAULT '',
  "first_name" TEXT NOT NULL DEFAULT '',
  "patronymic" TEXT NOT NULL DEFAULT '',
  "surname_norm" TEXT NOT NULL DEFAULT '',
  "first_name_norm" TEXT NOT NULL DEFAULT '',
  "patronymic_norm" TEXT NOT NULL DEFAULT '',
  "skeleton" TEXT NOT NULL DEFAULT '',
  "born" TEXT,
  "sex" TEXT,
  "email" TEXT,
  "main_comment" TEXT NOT NULL DEFAULT '',
  "extra_comment" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT 'primary',
  "family_id" TEXT,
  "guardian_id" TEXT,
  "guardian_kind" TEXT,
  "archived_at" INTEGER,
  "archive_reason" TEXT,
  "archived_by" TEXT,
  "ban_at" INTEGER,
  "ban_reason" TEXT,
  "ban_by" TEXT,
  "has_app" INTEGER NOT NULL DEFAULT 0,
  "created_at" INTEGER NOT NULL DEFAULT 0,
  "created_by" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "patients_name" ON "patients" ("surname_norm", "first_name_norm", "patronymic_norm");
CREATE INDEX "patients_first_name" ON "patients" ("first_name_norm", "surname_norm");
CREATE INDEX "patients_patronymic" ON "patients" ("patronymic_norm", "surname_norm");
CREATE INDEX "patients_skeleton" ON "patients" ("skeleton");
CREATE INDEX "patients_family" ON "patients" ("family_id");
CREATE INDEX "patients_guardian" ON "patients" ("guardian_id");
CREATE TRIGGER "patients_no_delete" BEFORE DELETE ON "patients" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "patients_fixed" BEFORE UPDATE ON "patients" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "patients_capture_insert" AFTER INSERT ON "patients" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'patients', NEW.id,
    '{' || substr(iif(NEW."surname" IS NOT '', ',"surname":' || json_quote(NEW."surname"), '')
    || iif(NEW."first_name" IS NOT '', ',"first_name":' || json_quote(NEW."first_name"), '')
    || iif(NEW."patronymic" IS NOT '', ',"patronymic":' || json_quote(NEW."patronymic"), '')
    || iif(NEW."surname_norm" IS NOT '', ',"surname_norm":' || json_quote(NEW."surname_norm"), '')
    || iif(NEW."first_name_norm" IS NOT '', ',"first_name_norm":' || json_quote(NEW."first_name_norm"), '')
    || iif(NEW."patronymic_norm" IS NOT '', ',"patronymic_norm":' || json_quote(NEW."patronymic_norm"), '')
    || iif(NEW."skeleton" IS NOT '', ',"skeleton":' || json_quote(NEW."skeleton"), '')
    || iif(NEW."born" IS NOT NULL, ',"born":' || json_quote(NEW."born"), '')
    || iif(NEW."sex" IS NOT NULL, ',"sex":' || json_quote(NEW."sex"), '')
    || iif(NEW."email" IS NOT NULL, ',"email":' || json_quote(NEW."email"), '')
    || iif(NEW."main_comment" IS NOT '', ',"main_comment":' || json_quote(NEW."main_comment"), '')
    || iif(NEW."extra_comment" IS NOT '', ',"extra_comment":' || json_quote(NEW."extra_comment"), '')
    || iif(NEW."status" IS NOT 'primary', ',"status":' || json_quote(NEW."status"), '')
    || iif(NEW."family_id" IS NOT NULL, ',"family_id":' || json_quote(NEW."family_id"), '')
    || iif(NEW."guardian_id" IS NOT NULL, ',"guardian_id":' || json_quote(NEW."guardian_id"), '')
    || iif(NEW."guardian_kind" IS NOT NULL, ',"guardian_kind":' || json_quote(NEW."guardian_kind"), '')
    || iif(NEW."archived_at" IS NOT NULL, ',"archived_at":' || json_quote(NEW."archived_at"), '')
    || iif(NEW."archive_reason" IS NOT NULL, ',"archive_reason":' || json_quote(NEW."archive_reason"), '')
    || iif(NEW."archived_by" IS NOT NULL, ',"archived_by":' || json_quote(NEW."archived_by"), '')
    || iif(NEW."ban_at" IS NOT NULL, ',"ban_at":' || json_quote(NEW."ban_at"), '')
    || iif(NEW."ban_reason" IS NOT NULL, ',"ban_reason":' || json_quote(NEW."ban_reason"), '')
    || iif(NEW."ban_by" IS NOT NULL, ',"ban_by":' || json_quote(NEW."ban_by"), '')
    || iif(NEW."has_app" IS NOT 0, ',"has_app":' || json_quote(NEW."has_app"), '')
    || iif(NEW."created_at" IS NOT 0, ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."created_by" IS NOT NULL, ',"created_by":' || json_quote(NEW."created_by"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "patients_capture_update" AFTER UPDATE ON "patients" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'patients', NEW.id,
    nullif('{' || substr(iif(NEW."surname" IS NOT OLD."surname", ',"surname":' || json_quote(NEW."surname"), '')
    || iif(NEW."first_name" IS NOT OLD."first_name", ',"first_name":' || json_quote(NEW."first_name"), '')
    || iif(NEW."patronymic" IS NOT OLD."patronymic", ',"patronymic":' || json_quote(NEW."patronymic"), '')
    || iif(NEW."surname_norm" IS NOT OLD."surname_norm", ',"surname_norm":' || json_quote(NEW."surname_norm"), '')
    || iif(NEW."first_name_norm" IS NOT OLD."first_name_norm", ',"first_name_norm":' || json_quote(NEW."first_name_norm"), '')
    || iif(NEW."patronymic_norm" IS NOT OLD."patronymic_norm", ',"patronymic_norm":' || json_quote(NEW."patronymic_norm"), '')
    || iif(NEW."skeleton" IS NOT OLD."skeleton", ',"skeleton":' || json_quote(NEW."skeleton"), '')
    || iif(NEW."born" IS NOT OLD."born", ',"born":' || json_quote(NEW."born"), '')
    || iif(NEW."sex" IS NOT OLD."sex", ',"sex":' || json_quote(NEW."sex"), '')
    || iif(NEW."email" IS NOT OLD."email", ',"email":' || json_quote(NEW."email"), '')
    || iif(NEW."main_comment" IS NOT OLD."main_comment", ',"main_comment":' || json_quote(NEW."main_comment"), '')
    || iif(NEW."extra_comment" IS NOT OLD."extra_comment", ',"extra_comment":' || json_quote(NEW."extra_comment"), '')
    || iif(NEW."status" IS NOT OLD."status", ',"status":' || json_quote(NEW."status"), '')
    || iif(NEW."family_id" IS NOT OLD."family_id", ',"family_id":' || json_quote(NEW."family_id"), '')
    || iif(NEW."guardian_id" IS NOT OLD."guardian_id", ',"guardian_id":' || json_quote(NEW."guardian_id"), '')
    || iif(NEW."guardian_kind" IS NOT OLD."guardian_kind", ',"guardian_kind":' || json_quote(NEW."guardian_kind"), '')
    || iif(NEW."archived_at" IS NOT OLD."archived_at", ',"archived_at":' || json_quote(NEW."archived_at"), '')
    || iif(NEW."archive_reason" IS NOT OLD."archive_reason", ',"archive_reason":' || json_quote(NEW."archive_reason"), '')
    || iif(NEW."archived_by" IS NOT OLD."archived_by", ',"archived_by":' || json_quote(NEW."archived_by"), '')
    || iif(NEW."ban_at" IS NOT OLD."ban_at", ',"ban_at":' || json_quote(NEW."ban_at"), '')
    || iif(NEW."ban_reason" IS NOT OLD."ban_reason", ',"ban_reason":' || json_quote(NEW."ban_reason"), '')
    || iif(NEW."ban_by" IS NOT OLD."ban_by", ',"ban_by":' || json_quote(NEW."ban_by"), '')
    || iif(NEW."has_app" IS NOT OLD."has_app", ',"has_app":' || json_quote(NEW."has_app"), '')
    || iif(NEW."created_at" IS NOT OLD."created_at", ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."created_by" IS NOT OLD."created_by", ',"created_by":' || json_quote(NEW."created_by"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "phone_bindings" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "phone_id" TEXT NOT NULL DEFAULT '',
  "employee_id" TEXT NOT NULL DEFAULT '',
  "from_at" INTEGER NOT NULL DEFAULT 0,
  "till_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "phone_bindings_phone" ON "phone_bindings" ("phone_id", "from_at");
CREATE INDEX "phone_bindings_employee" ON "phone_bindings" ("employee_id", "from_at");
CREATE TRIGGER "phone_bindings_no_delete" BEFORE DELETE ON "phone_bindings" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "phone_bindings_fixed" BEFORE UPDATE ON "phone_bindings" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "phone_bindings_capture_insert" AFTER INSERT ON "phone_bindings" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'phone_bindings', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."phone_id" IS NOT '', ',"phone_id":' || json_quote(NEW."phone_id"), '')
    || iif(NEW."employee_id" IS NOT '', ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."from_at" IS NOT 0, ',"from_at":' || json_quote(NEW."from_at"), '')
    || iif(NEW."till_at" IS NOT NULL, ',"till_at":' || json_quote(NEW."till_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "phone_bindings_capture_update" AFTER UPDATE ON "phone_bindings" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'phone_bindings', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."phone_id" IS NOT OLD."phone_id", ',"phone_id":' || json_quote(NEW."phone_id"), '')
    || iif(NEW."employee_id" IS NOT OLD."employee_id", ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."from_at" IS NOT OLD."from_at", ',"from_at":' || json_quote(NEW."from_at"), '')
    || iif(NEW."till_at" IS NOT OLD."till_at", ',"till_at":' || json_quote(NEW."till_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "phones" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "extension" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "exchange" TEXT NOT NULL DEFAULT '',
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "phones_no_delete" BEFORE DELETE ON "phones" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "phones_fixed" BEFORE UPDATE ON "phones" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "phones_capture_insert" AFTER INSERT ON "phones" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'phones', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."extension" IS NOT '', ',"extension":' || json_quote(NEW."extension"), '')
    || iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."exchange" IS NOT '', ',"exchange":' || json_quote(NEW."exchange"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "phones_capture_update" AFTER UPDATE ON "phones" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'phones', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."extension" IS NOT OLD."extension", ',"extension":' || json_quote(NEW."extension"), '')
    || iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."exchange" IS NOT OLD."exchange", ',"exchange":' || json_quote(NEW."exchange"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "reasons" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'cancel',
  "name" TEXT NOT NULL DEFAULT '',
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "reasons_no_delete" BEFORE DELETE ON "reasons" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "reasons_fixed" BEFORE UPDATE ON "reasons" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "reasons_capture_insert" AFTER INSERT ON "reasons" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'reasons', NEW.id,
    '{' || substr(iif(NEW."kind" IS NOT 'cancel', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "reasons_capture_update" AFTER UPDATE ON "reasons" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'reasons', NEW.id,
    nullif('{' || substr(iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "reserved_times" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "doctor_id" TEXT NOT NULL DEFAULT '',
  "day" TEXT NOT NULL DEFAULT '',
  "start_min" INTEGER NOT NULL DEFAULT 0,
  "end_min" INTEGER NOT NULL DEFAULT 0,
  "reason" TEXT NOT NULL DEFAULT '',
  "by_employee" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "reserved_times_day" ON "reserved_times" ("branch_id", "day", "doctor_id");
CREATE TRIGGER "reserved_times_no_delete" BEFORE DELETE ON "reserved_times" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "reserved_times_fixed" BEFORE UPDATE ON "reserved_times" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "reserved_times_capture_insert" AFTER INSERT ON "reserved_times" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'reserved_times', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."doctor_id" IS NOT '', ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."day" IS NOT '', ',"day":' || json_quote(NEW."day"), '')
    || iif(NEW."start_min" IS NOT 0, ',"start_min":' || json_quote(NEW."start_min"), '')
    || iif(NEW."end_min" IS NOT 0, ',"end_min":' || json_quote(NEW."end_min"), '')
    || iif(NEW."reason" IS NOT '', ',"reason":' || json_quote(NEW."reason"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "reserved_times_capture_update" AFTER UPDATE ON "reserved_times" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'reserved_times', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."doctor_id" IS NOT OLD."doctor_id", ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."day" IS NOT OLD."day", ',"day":' || json_quote(NEW."day"), '')
    || iif(NEW."start_min" IS NOT OLD."start_min", ',"start_min":' || json_quote(NEW."start_min"), '')
    || iif(NEW."end_min" IS NOT OLD."end_min", ',"end_min":' || json_quote(NEW."end_min"), '')
    || iif(NEW."reason" IS NOT OLD."reason", ',"reason":' || json_quote(NEW."reason"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "settings" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "value" TEXT NOT NULL DEFAULT 'null',
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "settings_no_delete" BEFORE DELETE ON "settings" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "settings_fixed" BEFORE UPDATE ON "settings" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "settings_capture_insert" AFTER INSERT ON "settings" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'settings', NEW.id,
    '{' || substr(iif(NEW."value" IS NOT 'null', ',"value":' || json_quote(NEW."value"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "settings_capture_update" AFTER UPDATE ON "settings" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'settings', NEW.id,
    nullif('{' || substr(iif(NEW."value" IS NOT OLD."value", ',"value":' || json_quote(NEW."value"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "specialities" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "group_name" TEXT NOT NULL DEFAULT '',
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "specialities_no_delete" BEFORE DELETE ON "specialities" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "specialities_fixed" BEFORE UPDATE ON "specialities" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "specialities_capture_insert" AFTER INSERT ON "specialities" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'specialities', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."group_name" IS NOT '', ',"group_name":' || json_quote(NEW."group_name"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "specialities_capture_update" AFTER UPDATE ON "specialities" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'specialities', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."group_name" IS NOT OLD."group_name", ',"group_name":' || json_quote(NEW."group_name"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "sync_meta" (
  "k" TEXT PRIMARY KEY NOT NULL,
  "v" TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE "sync_outbox" (
  "hlc" TEXT PRIMARY KEY NOT NULL,
  "scope" TEXT NOT NULL,
  "tbl" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "patch" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "sync_pending" (
  "tbl" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "reg" TEXT NOT NULL,
  "hlc" TEXT NOT NULL,
  "val" TEXT,
  PRIMARY KEY ("tbl", "row_id", "reg")
) STRICT, WITHOUT ROWID;

CREATE TABLE "sync_row" (
  "tbl" TEXT NOT NULL,
  "row_id" TEXT NOT NULL,
  "clk" TEXT NOT NULL,
  PRIMARY KEY ("tbl", "row_id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "tasks" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT 'book',
  "patient_id" TEXT,
  "typed_name" TEXT,
  "phone_e_164" TEXT,
  "inquiry_id" TEXT,
  "what" TEXT NOT NULL DEFAULT '',
  "due_at" INTEGER NOT NULL DEFAULT 0,
  "owner_id" TEXT,
  "created_at" INTEGER NOT NULL DEFAULT 0,
  "created_by" TEXT,
  "done_at" INTEGER,
  "done_by" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "tasks_due" ON "tasks" ("done_at", "due_at");
CREATE INDEX "tasks_patient" ON "tasks" ("patient_id");
CREATE TRIGGER "tasks_no_delete" BEFORE DELETE ON "tasks" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "tasks_fixed" BEFORE UPDATE ON "tasks" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
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
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
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
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "topics" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "sort" INTEGER NOT NULL DEFAULT 0,
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "topics_no_delete" BEFORE DELETE ON "topics" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "topics_fixed" BEFORE UPDATE ON "topics" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "topics_capture_insert" AFTER INSERT ON "topics" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'topics', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "topics_capture_update" AFTER UPDATE ON "topics" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'topics', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "waitlist_entries" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT 'noSlot',
  "patient_id" TEXT,
  "typed_name" TEXT,
  "phone_e_164" TEXT,
  "inquiry_id" TEXT,
  "appointment_id" TEXT,
  "doctor_id" TEXT,
  "speciality_id" TEXT,
  "length_min" INTEGER NOT NULL DEFAULT 30,
  "from_day" TEXT,
  "till_day" TEXT,
  "from_min" INTEGER,
  "till_min" INTEGER,
  "wish" TEXT NOT NULL DEFAULT '',
  "created_at" INTEGER NOT NULL DEFAULT 0,
  "created_by" TEXT,
  "closed_at" INTEGER,
  "closed_how" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "waitlist_entries_open" ON "waitlist_entries" ("closed_at", "created_at");
CREATE INDEX "waitlist_entries_patient" ON "waitlist_entries" ("patient_id");
CREATE TRIGGER "waitlist_entries_no_delete" BEFORE DELETE ON "waitlist_entries" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "waitlist_entries_fixed" BEFORE UPDATE ON "waitlist_entries" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
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
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
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
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "work_shifts" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "doctor_id" TEXT NOT NULL DEFAULT '',
  "chair_id" TEXT,
  "day" TEXT NOT NULL DEFAULT '',
  "start_min" INTEGER NOT NULL DEFAULT 0,
  "end_min" INTEGER NOT NULL DEFAULT 0,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "work_shifts_day" ON "work_shifts" ("branch_id", "day", "doctor_id");
CREATE TRIGGER "work_shifts_no_delete" BEFORE DELETE ON "work_shifts" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "work_shifts_fixed" BEFORE UPDATE ON "work_shifts" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "work_shifts_capture_insert" AFTER INSERT ON "work_shifts" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'work_shifts', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."doctor_id" IS NOT '', ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."chair_id" IS NOT NULL, ',"chair_id":' || json_quote(NEW."chair_id"), '')
    || iif(NEW."day" IS NOT '', ',"day":' || json_quote(NEW."day"), '')
    || iif(NEW."start_min" IS NOT 0, ',"start_min":' || json_quote(NEW."start_min"), '')
    || iif(NEW."end_min" IS NOT 0, ',"end_min":' || json_quote(NEW."end_min"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "work_shifts_capture_update" AFTER UPDATE ON "work_shifts" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'work_shifts', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."doctor_id" IS NOT OLD."doctor_id", ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."chair_id" IS NOT OLD."chair_id", ',"chair_id":' || json_quote(NEW."chair_id"), '')
    || iif(NEW."day" IS NOT OLD."day", ',"day":' || json_quote(NEW."day"), '')
    || iif(NEW."start_min" IS NOT OLD."start_min", ',"start_min":' || json_quote(NEW."start_min"), '')
    || iif(NEW."end_min" IS NOT OLD."end_min", ',"end_min":' || json_quote(NEW."end_min"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE VIEW sync_capture AS SELECT '' AS scope, '' AS tbl, '' AS row_id, '' AS patch WHERE 0;
CREATE TRIGGER sync_capture_insert INSTEAD OF INSERT ON sync_capture WHEN NEW.patch IS NOT NULL BEGIN
  UPDATE sync_meta SET v = CAST(v AS INTEGER) + 1 WHERE k = 'counter';
  SELECT RAISE(ABORT, 'sync counter is full') WHERE CAST((SELECT v FROM sync_meta WHERE k = 'counter') AS INTEGER) >= 1679616;
  UPDATE sync_meta SET v = (SELECT v FROM sync_meta WHERE k = 'ms') || (SELECT substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(v AS INTEGER) / 46656 % 36 + 1, 1) || substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(v AS INTEGER) / 1296 % 36 + 1, 1) || substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(v AS INTEGER) / 36 % 36 + 1, 1) || substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(v AS INTEGER) / 1 % 36 + 1, 1)
    FROM sync_meta WHERE k = 'counter') || (SELECT v FROM sync_meta WHERE k = 'node') WHERE k = 'hlc';
  INSERT INTO sync_outbox (hlc, scope, tbl, row_id, patch) VALUES ((SELECT v FROM sync_meta WHERE k = 'hlc'), NEW.scope, NEW.tbl, NEW.row_id, NEW.patch);
  INSERT INTO sync_row (tbl, row_id, clk)
    SELECT NEW.tbl, NEW.row_id, json_group_object(key, (SELECT v FROM sync_meta WHERE k = 'hlc')) FROM json_each(NEW.patch) WHERE true
    ON CONFLICT (tbl, row_id) DO UPDATE SET clk = json_patch(clk, excluded.clk);
END;

INSERT INTO sync_meta (k, v) VALUES ('capture', 'off'), ('node', NULL), ('ms', '000000000'), ('counter', '0'), ('hlc', NULL), ('offset', '0');
