ALTER TABLE "inquiries" ADD COLUMN "edited_at" INTEGER;
ALTER TABLE "inquiries" ADD COLUMN "edited_by" TEXT;
CREATE INDEX "inquiries_topic" ON "inquiries" ("topic_id", "started_at") WHERE "topic_id" is not null;
CREATE INDEX "inquiries_topic_channel" ON "inquiries" ("topic_id", "ad_channel_id", "started_at") WHERE "topic_id" is not null and "ad_channel_id" is not null;
CREATE INDEX "inquiries_channel" ON "inquiries" ("ad_channel_id", "started_at") WHERE "ad_channel_id" is not null;
CREATE INDEX "inquiries_unusual_type" ON "inquiries" ("who_type", "started_at") WHERE "who_type" in ('other', 'employee', 'contractor');
CREATE INDEX "inquiries_unusual_outcome" ON "inquiries" ("outcome", "started_at") WHERE "outcome" in ('missed', 'unanswered', 'failed');
CREATE INDEX "inquiries_written" ON "inquiries" ("started_at") WHERE "kind" <> 'call';
CREATE INDEX "inquiries_gathered" ON "inquiries" ("started_at") WHERE "head_id" <> "id";
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
    || iif(NEW."who_type_why" IS NOT NULL, ',"who_type_why":' || json_quote(NEW."who_type_why"), '')
    || iif(NEW."person_group_id" IS NOT NULL, ',"person_group_id":' || json_quote(NEW."person_group_id"), '')
    || iif(NEW."topic_id" IS NOT NULL, ',"topic_id":' || json_quote(NEW."topic_id"), '')
    || iif(NEW."comment" IS NOT '', ',"comment":' || json_quote(NEW."comment"), '')
    || iif(NEW."author_id" IS NOT NULL, ',"author_id":' || json_quote(NEW."author_id"), '')
    || iif(NEW."saved_at" IS NOT NULL, ',"saved_at":' || json_quote(NEW."saved_at"), '')
    || iif(NEW."edited_at" IS NOT NULL, ',"edited_at":' || json_quote(NEW."edited_at"), '')
    || iif(NEW."edited_by" IS NOT NULL, ',"edited_by":' || json_quote(NEW."edited_by"), '')
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
    || iif(NEW."who_type_why" IS NOT OLD."who_type_why", ',"who_type_why":' || json_quote(NEW."who_type_why"), '')
    || iif(NEW."person_group_id" IS NOT OLD."person_group_id", ',"person_group_id":' || json_quote(NEW."person_group_id"), '')
    || iif(NEW."topic_id" IS NOT OLD."topic_id", ',"topic_id":' || json_quote(NEW."topic_id"), '')
    || iif(NEW."comment" IS NOT OLD."comment", ',"comment":' || json_quote(NEW."comment"), '')
    || iif(NEW."author_id" IS NOT OLD."author_id", ',"author_id":' || json_quote(NEW."author_id"), '')
    || iif(NEW."saved_at" IS NOT OLD."saved_at", ',"saved_at":' || json_quote(NEW."saved_at"), '')
    || iif(NEW."edited_at" IS NOT OLD."edited_at", ',"edited_at":' || json_quote(NEW."edited_at"), '')
    || iif(NEW."edited_by" IS NOT OLD."edited_by", ',"edited_by":' || json_quote(NEW."edited_by"), '')
    || iif(NEW."source_id" IS NOT OLD."source_id", ',"source_id":' || json_quote(NEW."source_id"), '')
    || iif(NEW."head_id" IS NOT OLD."head_id", ',"head_id":' || json_quote(NEW."head_id"), '')
    || iif(NEW."text" IS NOT OLD."text", ',"text":' || json_quote(NEW."text"), '')
    || iif(NEW."manual" IS NOT OLD."manual", ',"manual":' || json_quote(NEW."manual"), '')
    || iif(NEW."processed_at" IS NOT OLD."processed_at", ',"processed_at":' || json_quote(NEW."processed_at"), '')
    || iif(NEW."processed_by" IS NOT OLD."processed_by", ',"processed_by":' || json_quote(NEW."processed_by"), '')
    || iif(NEW."processed_how" IS NOT OLD."processed_how", ',"processed_how":' || json_quote(NEW."processed_how"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;
