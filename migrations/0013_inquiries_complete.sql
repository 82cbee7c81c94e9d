CREATE TABLE "handovers" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "from_employee" TEXT NOT NULL DEFAULT '',
  "to_employee" TEXT,
  "at" INTEGER NOT NULL DEFAULT 0,
  "items" TEXT NOT NULL DEFAULT '[]',
  "note" TEXT NOT NULL DEFAULT '',
  "signed_at" INTEGER,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "handovers_at" ON "handovers" ("at");
CREATE TRIGGER "handovers_no_delete" BEFORE DELETE ON "handovers" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "handovers_fixed" BEFORE UPDATE ON "handovers" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "handovers_capture_insert" AFTER INSERT ON "handovers" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'handovers', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."from_employee" IS NOT '', ',"from_employee":' || json_quote(NEW."from_employee"), '')
    || iif(NEW."to_employee" IS NOT NULL, ',"to_employee":' || json_quote(NEW."to_employee"), '')
    || iif(NEW."at" IS NOT 0, ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."items" IS NOT '[]', ',"items":' || json_quote(NEW."items"), '')
    || iif(NEW."note" IS NOT '', ',"note":' || json_quote(NEW."note"), '')
    || iif(NEW."signed_at" IS NOT NULL, ',"signed_at":' || json_quote(NEW."signed_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "handovers_capture_update" AFTER UPDATE ON "handovers" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'handovers', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."from_employee" IS NOT OLD."from_employee", ',"from_employee":' || json_quote(NEW."from_employee"), '')
    || iif(NEW."to_employee" IS NOT OLD."to_employee", ',"to_employee":' || json_quote(NEW."to_employee"), '')
    || iif(NEW."at" IS NOT OLD."at", ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."items" IS NOT OLD."items", ',"items":' || json_quote(NEW."items"), '')
    || iif(NEW."note" IS NOT OLD."note", ',"note":' || json_quote(NEW."note"), '')
    || iif(NEW."signed_at" IS NOT OLD."signed_at", ',"signed_at":' || json_quote(NEW."signed_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "inquiries" ADD COLUMN "text" TEXT NOT NULL DEFAULT '';
ALTER TABLE "inquiries" ADD COLUMN "manual" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "inquiries" ADD COLUMN "processed_at" INTEGER;
ALTER TABLE "inquiries" ADD COLUMN "processed_by" TEXT;
ALTER TABLE "inquiries" ADD COLUMN "processed_how" TEXT;
CREATE INDEX "inquiries_unprocessed" ON "inquiries" ("started_at") WHERE "kind" in ('lead', 'dialogLead') and "processed_at" is null;
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
    || iif(NEW."text" IS NOT '', ',"text":' || json_quote(NEW."text"), '')
    || iif(NEW."manual" IS NOT 0, ',"manual":' || json_quote(NEW."manual"), '')
    || iif(NEW."processed_at" IS NOT NULL, ',"processed_at":' || json_quote(NEW."processed_at"), '')
    || iif(NEW."processed_by" IS NOT NULL, ',"processed_by":' || json_quote(NEW."processed_by"), '')
    || iif(NEW."processed_how" IS NOT NULL, ',"processed_how":' || json_quote(NEW."processed_how"), '')
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
    || iif(NEW."text" IS NOT OLD."text", ',"text":' || json_quote(NEW."text"), '')
    || iif(NEW."manual" IS NOT OLD."manual", ',"manual":' || json_quote(NEW."manual"), '')
    || iif(NEW."processed_at" IS NOT OLD."processed_at", ',"processed_at":' || json_quote(NEW."processed_at"), '')
    || iif(NEW."processed_by" IS NOT OLD."processed_by", ',"processed_by":' || json_quote(NEW."processed_by"), '')
    || iif(NEW."processed_how" IS NOT OLD."processed_how", ',"processed_how":' || json_quote(NEW."processed_how"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "lead_cursors" (
  "source_id" TEXT PRIMARY KEY NOT NULL,
  "cursor" TEXT,
  "read_till" INTEGER,
  "last_ok_at" INTEGER,
  "failing_since" INTEGER,
  "failure" TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE "lead_envelopes" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "source_id" TEXT NOT NULL DEFAULT '',
  "external_id" TEXT,
  "digest" TEXT NOT NULL DEFAULT '',
  "received_at" INTEGER NOT NULL DEFAULT 0,
  "raw" TEXT NOT NULL DEFAULT '',
  "inquiry_id" TEXT,
  "problems" TEXT NOT NULL DEFAULT '[]',
  "handled_at" INTEGER,
  "handled_by" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "lead_envelopes_digest" ON "lead_envelopes" ("source_id", "digest");
CREATE INDEX "lead_envelopes_waiting" ON "lead_envelopes" ("handled_at", "received_at");
CREATE TRIGGER "lead_envelopes_no_delete" BEFORE DELETE ON "lead_envelopes" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "lead_envelopes_fixed" BEFORE UPDATE ON "lead_envelopes" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "lead_envelopes_capture_insert" AFTER INSERT ON "lead_envelopes" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'lead_envelopes', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."source_id" IS NOT '', ',"source_id":' || json_quote(NEW."source_id"), '')
    || iif(NEW."external_id" IS NOT NULL, ',"external_id":' || json_quote(NEW."external_id"), '')
    || iif(NEW."digest" IS NOT '', ',"digest":' || json_quote(NEW."digest"), '')
    || iif(NEW."received_at" IS NOT 0, ',"received_at":' || json_quote(NEW."received_at"), '')
    || iif(NEW."raw" IS NOT '', ',"raw":' || json_quote(NEW."raw"), '')
    || iif(NEW."inquiry_id" IS NOT NULL, ',"inquiry_id":' || json_quote(NEW."inquiry_id"), '')
    || iif(NEW."problems" IS NOT '[]', ',"problems":' || json_quote(NEW."problems"), '')
    || iif(NEW."handled_at" IS NOT NULL, ',"handled_at":' || json_quote(NEW."handled_at"), '')
    || iif(NEW."handled_by" IS NOT NULL, ',"handled_by":' || json_quote(NEW."handled_by"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "lead_envelopes_capture_update" AFTER UPDATE ON "lead_envelopes" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'lead_envelopes', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."source_id" IS NOT OLD."source_id", ',"source_id":' || json_quote(NEW."source_id"), '')
    || iif(NEW."external_id" IS NOT OLD."external_id", ',"external_id":' || json_quote(NEW."external_id"), '')
    || iif(NEW."digest" IS NOT OLD."digest", ',"digest":' || json_quote(NEW."digest"), '')
    || iif(NEW."received_at" IS NOT OLD."received_at", ',"received_at":' || json_quote(NEW."received_at"), '')
    || iif(NEW."raw" IS NOT OLD."raw", ',"raw":' || json_quote(NEW."raw"), '')
    || iif(NEW."inquiry_id" IS NOT OLD."inquiry_id", ',"inquiry_id":' || json_quote(NEW."inquiry_id"), '')
    || iif(NEW."problems" IS NOT OLD."problems", ',"problems":' || json_quote(NEW."problems"), '')
    || iif(NEW."handled_at" IS NOT OLD."handled_at", ',"handled_at":' || json_quote(NEW."handled_at"), '')
    || iif(NEW."handled_by" IS NOT OLD."handled_by", ',"handled_by":' || json_quote(NEW."handled_by"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "leads" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "source_id" TEXT NOT NULL DEFAULT '',
  "external_id" TEXT,
  "source_name" TEXT NOT NULL DEFAULT '',
  "form_name" TEXT NOT NULL DEFAULT '',
  "left_at" INTEGER NOT NULL DEFAULT 0,
  "arrived_at" INTEGER NOT NULL DEFAULT 0,
  "email" TEXT,
  "doctor_id" TEXT,
  "doctor_name" TEXT,
  "wish_from" INTEGER,
  "wish_till" INTEGER,
  "wish" TEXT NOT NULL DEFAULT '',
  "campaign" TEXT,
  "extra" TEXT NOT NULL DEFAULT '{}',
  "problems" TEXT NOT NULL DEFAULT '[]',
  "booking_claim" TEXT,
  "claim_state" TEXT,
  "taken_at" INTEGER,
  "taken_by" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "leads_external" ON "leads" ("source_id", "external_id");
CREATE INDEX "leads_arrived" ON "leads" ("arrived_at");
CREATE TRIGGER "leads_no_delete" BEFORE DELETE ON "leads" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "leads_fixed" BEFORE UPDATE ON "leads" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "leads_capture_insert" AFTER INSERT ON "leads" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'leads', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."source_id" IS NOT '', ',"source_id":' || json_quote(NEW."source_id"), '')
    || iif(NEW."external_id" IS NOT NULL, ',"external_id":' || json_quote(NEW."external_id"), '')
    || iif(NEW."source_name" IS NOT '', ',"source_name":' || json_quote(NEW."source_name"), '')
    || iif(NEW."form_name" IS NOT '', ',"form_name":' || json_quote(NEW."form_name"), '')
    || iif(NEW."left_at" IS NOT 0, ',"left_at":' || json_quote(NEW."left_at"), '')
    || iif(NEW."arrived_at" IS NOT 0, ',"arrived_at":' || json_quote(NEW."arrived_at"), '')
    || iif(NEW."email" IS NOT NULL, ',"email":' || json_quote(NEW."email"), '')
    || iif(NEW."doctor_id" IS NOT NULL, ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."doctor_name" IS NOT NULL, ',"doctor_name":' || json_quote(NEW."doctor_name"), '')
    || iif(NEW."wish_from" IS NOT NULL, ',"wish_from":' || json_quote(NEW."wish_from"), '')
    || iif(NEW."wish_till" IS NOT NULL, ',"wish_till":' || json_quote(NEW."wish_till"), '')
    || iif(NEW."wish" IS NOT '', ',"wish":' || json_quote(NEW."wish"), '')
    || iif(NEW."campaign" IS NOT NULL, ',"campaign":' || json_quote(NEW."campaign"), '')
    || iif(NEW."extra" IS NOT '{}', ',"extra":' || json_quote(NEW."extra"), '')
    || iif(NEW."problems" IS NOT '[]', ',"problems":' || json_quote(NEW."problems"), '')
    || iif(NEW."booking_claim" IS NOT NULL, ',"booking_claim":' || json_quote(NEW."booking_claim"), '')
    || iif(NEW."claim_state" IS NOT NULL, ',"claim_state":' || json_quote(NEW."claim_state"), '')
    || iif(NEW."taken_at" IS NOT NULL, ',"taken_at":' || json_quote(NEW."taken_at"), '')
    || iif(NEW."taken_by" IS NOT NULL, ',"taken_by":' || json_quote(NEW."taken_by"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "leads_capture_update" AFTER UPDATE ON "leads" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'leads', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."source_id" IS NOT OLD."source_id", ',"source_id":' || json_quote(NEW."source_id"), '')
    || iif(NEW."external_id" IS NOT OLD."external_id", ',"external_id":' || json_quote(NEW."external_id"), '')
    || iif(NEW."source_name" IS NOT OLD."source_name", ',"source_name":' || json_quote(NEW."source_name"), '')
    || iif(NEW."form_name" IS NOT OLD."form_name", ',"form_name":' || json_quote(NEW."form_name"), '')
    || iif(NEW."left_at" IS NOT OLD."left_at", ',"left_at":' || json_quote(NEW."left_at"), '')
    || iif(NEW."arrived_at" IS NOT OLD."arrived_at", ',"arrived_at":' || json_quote(NEW."arrived_at"), '')
    || iif(NEW."email" IS NOT OLD."email", ',"email":' || json_quote(NEW."email"), '')
    || iif(NEW."doctor_id" IS NOT OLD."doctor_id", ',"doctor_id":' || json_quote(NEW."doctor_id"), '')
    || iif(NEW."doctor_name" IS NOT OLD."doctor_name", ',"doctor_name":' || json_quote(NEW."doctor_name"), '')
    || iif(NEW."wish_from" IS NOT OLD."wish_from", ',"wish_from":' || json_quote(NEW."wish_from"), '')
    || iif(NEW."wish_till" IS NOT OLD."wish_till", ',"wish_till":' || json_quote(NEW."wish_till"), '')
    || iif(NEW."wish" IS NOT OLD."wish", ',"wish":' || json_quote(NEW."wish"), '')
    || iif(NEW."campaign" IS NOT OLD."campaign", ',"campaign":' || json_quote(NEW."campaign"), '')
    || iif(NEW."extra" IS NOT OLD."extra", ',"extra":' || json_quote(NEW."extra"), '')
    || iif(NEW."problems" IS NOT OLD."problems", ',"problems":' || json_quote(NEW."problems"), '')
    || iif(NEW."booking_claim" IS NOT OLD."booking_claim", ',"booking_claim":' || json_quote(NEW."booking_claim"), '')
    || iif(NEW."claim_state" IS NOT OLD."claim_state", ',"claim_state":' || json_quote(NEW."claim_state"), '')
    || iif(NEW."taken_at" IS NOT OLD."taken_at", ',"taken_at":' || json_quote(NEW."taken_at"), '')
    || iif(NEW."taken_by" IS NOT OLD."taken_by", ',"taken_by":' || json_quote(NEW."taken_by"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "lost_marks" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT 'missedCall',
  "entity_id" TEXT NOT NULL DEFAULT '',
  "owner_id" TEXT,
  "promised_at" INTEGER,
  "note" TEXT NOT NULL DEFAULT '',
  "closed" INTEGER NOT NULL DEFAULT 0,
  "by_employee" TEXT,
  "at" INTEGER NOT NULL DEFAULT 0,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "lost_marks_entity" ON "lost_marks" ("kind", "entity_id");
CREATE TRIGGER "lost_marks_no_delete" BEFORE DELETE ON "lost_marks" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "lost_marks_fixed" BEFORE UPDATE ON "lost_marks" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "lost_marks_capture_insert" AFTER INSERT ON "lost_marks" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'lost_marks', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."kind" IS NOT 'missedCall', ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."entity_id" IS NOT '', ',"entity_id":' || json_quote(NEW."entity_id"), '')
    || iif(NEW."owner_id" IS NOT NULL, ',"owner_id":' || json_quote(NEW."owner_id"), '')
    || iif(NEW."promised_at" IS NOT NULL, ',"promised_at":' || json_quote(NEW."promised_at"), '')
    || iif(NEW."note" IS NOT '', ',"note":' || json_quote(NEW."note"), '')
    || iif(NEW."closed" IS NOT 0, ',"closed":' || json_quote(NEW."closed"), '')
    || iif(NEW."by_employee" IS NOT NULL, ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."at" IS NOT 0, ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "lost_marks_capture_update" AFTER UPDATE ON "lost_marks" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'lost_marks', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."kind" IS NOT OLD."kind", ',"kind":' || json_quote(NEW."kind"), '')
    || iif(NEW."entity_id" IS NOT OLD."entity_id", ',"entity_id":' || json_quote(NEW."entity_id"), '')
    || iif(NEW."owner_id" IS NOT OLD."owner_id", ',"owner_id":' || json_quote(NEW."owner_id"), '')
    || iif(NEW."promised_at" IS NOT OLD."promised_at", ',"promised_at":' || json_quote(NEW."promised_at"), '')
    || iif(NEW."note" IS NOT OLD."note", ',"note":' || json_quote(NEW."note"), '')
    || iif(NEW."closed" IS NOT OLD."closed", ',"closed":' || json_quote(NEW."closed"), '')
    || iif(NEW."by_employee" IS NOT OLD."by_employee", ',"by_employee":' || json_quote(NEW."by_employee"), '')
    || iif(NEW."at" IS NOT OLD."at", ',"at":' || json_quote(NEW."at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "saved_filters" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "employee_id" TEXT NOT NULL DEFAULT '',
  "screen" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "value" TEXT NOT NULL DEFAULT '{}',
  "sort" INTEGER NOT NULL DEFAULT 0,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "saved_filters_owner" ON "saved_filters" ("employee_id", "screen");
CREATE TRIGGER "saved_filters_no_delete" BEFORE DELETE ON "saved_filters" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "saved_filters_fixed" BEFORE UPDATE ON "saved_filters" WHEN NEW.id IS NOT OLD.id BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "saved_filters_capture_insert" AFTER INSERT ON "saved_filters" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'saved_filters', NEW.id,
    '{' || substr(iif(NEW."employee_id" IS NOT '', ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."screen" IS NOT '', ',"screen":' || json_quote(NEW."screen"), '')
    || iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."value" IS NOT '{}', ',"value":' || json_quote(NEW."value"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "saved_filters_capture_update" AFTER UPDATE ON "saved_filters" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'saved_filters', NEW.id,
    nullif('{' || substr(iif(NEW."employee_id" IS NOT OLD."employee_id", ',"employee_id":' || json_quote(NEW."employee_id"), '')
    || iif(NEW."screen" IS NOT OLD."screen", ',"screen":' || json_quote(NEW."screen"), '')
    || iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."value" IS NOT OLD."value", ',"value":' || json_quote(NEW."value"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;
