ALTER TABLE "ad_channels" ADD COLUMN "sort" INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER "ad_channels_capture_insert";
CREATE TRIGGER "ad_channels_capture_insert" AFTER INSERT ON "ad_channels" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'ad_channels', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."script" IS NOT '', ',"script":' || json_quote(NEW."script"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "ad_channels_capture_update";
CREATE TRIGGER "ad_channels_capture_update" AFTER UPDATE ON "ad_channels" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'ad_channels', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."script" IS NOT OLD."script", ',"script":' || json_quote(NEW."script"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "branches" ADD COLUMN "sort" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "branches" ADD COLUMN "retired_at" INTEGER;
DROP TRIGGER "branches_capture_insert";
CREATE TRIGGER "branches_capture_insert" AFTER INSERT ON "branches" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'branches', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."name_in_messages" IS NOT '', ',"name_in_messages":' || json_quote(NEW."name_in_messages"), '')
    || iif(NEW."zone" IS NOT 'Europe/Moscow', ',"zone":' || json_quote(NEW."zone"), '')
    || iif(NEW."opens_min" IS NOT 540, ',"opens_min":' || json_quote(NEW."opens_min"), '')
    || iif(NEW."closes_min" IS NOT 1260, ',"closes_min":' || json_quote(NEW."closes_min"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "branches_capture_update";
CREATE TRIGGER "branches_capture_update" AFTER UPDATE ON "branches" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'branches', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."name_in_messages" IS NOT OLD."name_in_messages", ',"name_in_messages":' || json_quote(NEW."name_in_messages"), '')
    || iif(NEW."zone" IS NOT OLD."zone", ',"zone":' || json_quote(NEW."zone"), '')
    || iif(NEW."opens_min" IS NOT OLD."opens_min", ',"opens_min":' || json_quote(NEW."opens_min"), '')
    || iif(NEW."closes_min" IS NOT OLD."closes_min", ',"closes_min":' || json_quote(NEW."closes_min"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "chairs" ADD COLUMN "sort" INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER "chairs_capture_insert";
CREATE TRIGGER "chairs_capture_insert" AFTER INSERT ON "chairs" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'chairs', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "chairs_capture_update";
CREATE TRIGGER "chairs_capture_update" AFTER UPDATE ON "chairs" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'chairs', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "doctors" ADD COLUMN "chair_id" TEXT;
DROP TRIGGER "doctors_capture_insert";
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
    || iif(NEW."chair_id" IS NOT NULL, ',"chair_id":' || json_quote(NEW."chair_id"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "doctors_capture_update";
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
    || iif(NEW."chair_id" IS NOT OLD."chair_id", ',"chair_id":' || json_quote(NEW."chair_id"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "employees" ADD COLUMN "role_id" TEXT;
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
    || iif(NEW."patient_id" IS NOT OLD."patient_id", ',"patient_id":' || json_quote(NEW."patient_id"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "inquiries" ADD COLUMN "person_group_id" TEXT;
DROP TRIGGER "inquiries_capture_insert";
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
    || iif(NEW."person_group_id" IS NOT NULL, ',"person_group_id":' || json_quote(NEW."person_group_id"), '')
    || iif(NEW."topic_id" IS NOT NULL, ',"topic_id":' || json_quote(NEW."topic_id"), '')
    || iif(NEW."comment" IS NOT '', ',"comment":' || json_quote(NEW."comment"), '')
    || iif(NEW."author_id" IS NOT NULL, ',"author_id":' || json_quote(NEW."author_id"), '')
    || iif(NEW."saved_at" IS NOT NULL, ',"saved_at":' || json_quote(NEW."saved_at"), '')
    || iif(NEW."source_id" IS NOT NULL, ',"source_id":' || json_quote(NEW."source_id"), '')
    || iif(NEW."head_id" IS NOT NULL, ',"head_id":' || json_quote(NEW."head_id"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "inquiries_capture_update";
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
    || iif(NEW."person_group_id" IS NOT OLD."person_group_id", ',"person_group_id":' || json_quote(NEW."person_group_id"), '')
    || iif(NEW."topic_id" IS NOT OLD."topic_id", ',"topic_id":' || json_quote(NEW."topic_id"), '')
    || iif(NEW."comment" IS NOT OLD."comment", ',"comment":' || json_quote(NEW."comment"), '')
    || iif(NEW."author_id" IS NOT OLD."author_id", ',"author_id":' || json_quote(NEW."author_id"), '')
    || iif(NEW."saved_at" IS NOT OLD."saved_at", ',"saved_at":' || json_quote(NEW."saved_at"), '')
    || iif(NEW."source_id" IS NOT OLD."source_id", ',"source_id":' || json_quote(NEW."source_id"), '')
    || iif(NEW."head_id" IS NOT OLD."head_id", ',"head_id":' || json_quote(NEW."head_id"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "person_groups" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "base" TEXT NOT NULL DEFAULT 'other',
  "sort" INTEGER NOT NULL DEFAULT 0,
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "person_groups_no_delete" BEFORE DELETE ON "person_groups" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "person_groups_fixed" BEFORE UPDATE ON "person_groups" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "person_groups_capture_insert" AFTER INSERT ON "person_groups" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'person_groups', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."base" IS NOT 'other', ',"base":' || json_quote(NEW."base"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "person_groups_capture_update" AFTER UPDATE ON "person_groups" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'person_groups', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."base" IS NOT OLD."base", ',"base":' || json_quote(NEW."base"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "reasons" ADD COLUMN "by" TEXT;
ALTER TABLE "reasons" ADD COLUMN "sort" INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER "reasons_capture_insert";
CREATE TRIGGER "reasons_capture_insert" AFTER INSERT ON "reasons" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'reasons', NEW.id,
    '{' || substr(iif(NEW."kind" IS NOT 'cancel', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."by" IS NOT NULL, ',"by":' || json_quote(NEW."by"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "reasons_capture_update";
CREATE TRIGGER "reasons_capture_update" AFTER UPDATE ON "reasons" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'reasons', NEW.id,
    nullif('{' || substr(iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."by" IS NOT OLD."by", ',"by":' || json_quote(NEW."by"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "services" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "code" TEXT NOT NULL DEFAULT '',
  "speciality_id" TEXT,
  "length_min" INTEGER NOT NULL DEFAULT 30,
  "sort" INTEGER NOT NULL DEFAULT 0,
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "services_no_delete" BEFORE DELETE ON "services" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "services_fixed" BEFORE UPDATE ON "services" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "services_capture_insert" AFTER INSERT ON "services" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'services', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."code" IS NOT '', ',"code":' || json_quote(NEW."code"), '')
    || iif(NEW."speciality_id" IS NOT NULL, ',"speciality_id":' || json_quote(NEW."speciality_id"), '')
    || iif(NEW."length_min" IS NOT 30, ',"length_min":' || json_quote(NEW."length_min"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "services_capture_update" AFTER UPDATE ON "services" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'services', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."code" IS NOT OLD."code", ',"code":' || json_quote(NEW."code"), '')
    || iif(NEW."speciality_id" IS NOT OLD."speciality_id", ',"speciality_id":' || json_quote(NEW."speciality_id"), '')
    || iif(NEW."length_min" IS NOT OLD."length_min", ',"length_min":' || json_quote(NEW."length_min"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "specialities" ADD COLUMN "sort" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "specialities" ADD COLUMN "retired_at" INTEGER;
DROP TRIGGER "specialities_capture_insert";
CREATE TRIGGER "specialities_capture_insert" AFTER INSERT ON "specialities" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'specialities', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."group_name" IS NOT '', ',"group_name":' || json_quote(NEW."group_name"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "specialities_capture_update";
CREATE TRIGGER "specialities_capture_update" AFTER UPDATE ON "specialities" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'specialities', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."group_name" IS NOT OLD."group_name", ',"group_name":' || json_quote(NEW."group_name"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "staff_roles" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "base" TEXT NOT NULL DEFAULT 'administrator',
  "rights" TEXT NOT NULL DEFAULT '[]',
  "retired_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER "staff_roles_no_delete" BEFORE DELETE ON "staff_roles" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "staff_roles_fixed" BEFORE UPDATE ON "staff_roles" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "staff_roles_capture_insert" AFTER INSERT ON "staff_roles" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'staff_roles', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."base" IS NOT 'administrator', ',"base":' || json_quote(NEW."base"), '')
    || iif(NEW."rights" IS NOT '[]', ',"rights":' || json_quote(NEW."rights"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "staff_roles_capture_update" AFTER UPDATE ON "staff_roles" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'staff_roles', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."base" IS NOT OLD."base", ',"base":' || json_quote(NEW."base"), '')
    || iif(NEW."rights" IS NOT OLD."rights", ',"rights":' || json_quote(NEW."rights"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;
