ALTER TABLE "tag_groups" ADD COLUMN "sort" INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER "tag_groups_capture_insert";
CREATE TRIGGER "tag_groups_capture_insert" AFTER INSERT ON "tag_groups" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'tag_groups', NEW.id,
    '{' || substr(iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."created_at" IS NOT 0, ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "tag_groups_capture_update";
CREATE TRIGGER "tag_groups_capture_update" AFTER UPDATE ON "tag_groups" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'tag_groups', NEW.id,
    nullif('{' || substr(iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."created_at" IS NOT OLD."created_at", ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

ALTER TABLE "tags" ADD COLUMN "sort" INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER "tags_capture_insert";
CREATE TRIGGER "tags_capture_insert" AFTER INSERT ON "tags" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'tags', NEW.id,
    '{' || substr(iif(NEW."group_id" IS NOT '', ',"group_id":' || json_quote(NEW."group_id"), '')
    || iif(NEW."name" IS NOT '', ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."created_at" IS NOT 0, ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."sort" IS NOT 0, ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT NULL, ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
DROP TRIGGER "tags_capture_update";
CREATE TRIGGER "tags_capture_update" AFTER UPDATE ON "tags" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES ('clinic', 'tags', NEW.id,
    nullif('{' || substr(iif(NEW."group_id" IS NOT OLD."group_id", ',"group_id":' || json_quote(NEW."group_id"), '')
    || iif(NEW."name" IS NOT OLD."name", ',"name":' || json_quote(NEW."name"), '')
    || iif(NEW."created_at" IS NOT OLD."created_at", ',"created_at":' || json_quote(NEW."created_at"), '')
    || iif(NEW."sort" IS NOT OLD."sort", ',"sort":' || json_quote(NEW."sort"), '')
    || iif(NEW."retired_at" IS NOT OLD."retired_at", ',"retired_at":' || json_quote(NEW."retired_at"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;
