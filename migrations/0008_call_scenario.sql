ALTER TABLE "call_legs" ADD COLUMN "scenario" TEXT;
DROP TRIGGER "call_legs_capture_insert";
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
    || iif(NEW."scenario" IS NOT NULL, ',"scenario":' || json_quote(NEW."scenario"), '')
    || iif(NEW."state" IS NOT 'ringing', ',"state":' || json_quote(NEW."state"), '')
    || iif(NEW."cause" IS NOT NULL, ',"cause":' || json_quote(NEW."cause"), '')
    || iif(NEW."started_at" IS NOT 0, ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."answered_at" IS NOT NULL, ',"answered_at":' || json_quote(NEW."answered_at"), '')
    || iif(NEW."ended_at" IS NOT NULL, ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."talk_ms" IS NOT NULL, ',"talk_ms":' || json_quote(NEW."talk_ms"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "call_legs_capture_update";
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
    || iif(NEW."scenario" IS NOT OLD."scenario", ',"scenario":' || json_quote(NEW."scenario"), '')
    || iif(NEW."state" IS NOT OLD."state", ',"state":' || json_quote(NEW."state"), '')
    || iif(NEW."cause" IS NOT OLD."cause", ',"cause":' || json_quote(NEW."cause"), '')
    || iif(NEW."started_at" IS NOT OLD."started_at", ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."answered_at" IS NOT OLD."answered_at", ',"answered_at":' || json_quote(NEW."answered_at"), '')
    || iif(NEW."ended_at" IS NOT OLD."ended_at", ',"ended_at":' || json_quote(NEW."ended_at"), '')
    || iif(NEW."talk_ms" IS NOT OLD."talk_ms", ',"talk_ms":' || json_quote(NEW."talk_ms"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;
