CREATE TABLE "recording_chunks" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "recording_id" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  "bytes" BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX "recording_chunks_place" ON "recording_chunks" ("recording_id", "n");

CREATE TABLE "recordings" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "branch_id" TEXT NOT NULL DEFAULT '',
  "call_id" TEXT NOT NULL DEFAULT '',
  "source" TEXT NOT NULL DEFAULT 'connector',
  "connector_id" TEXT NOT NULL DEFAULT '',
  "source_key" TEXT NOT NULL DEFAULT '',
  "started_at" INTEGER NOT NULL DEFAULT 0,
  "duration_ms" INTEGER,
  "found_at" INTEGER,
  "type" TEXT NOT NULL DEFAULT '',
  "size" INTEGER NOT NULL DEFAULT 0,
  "sha256" TEXT NOT NULL DEFAULT '',
  "node" TEXT NOT NULL DEFAULT '',
  "kept_at" INTEGER,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "tried_at" INTEGER,
  "gone_at" INTEGER,
  "gone_how" TEXT,
  "_deleted" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX "recordings_call" ON "recordings" ("call_id");
CREATE INDEX "recordings_alive" ON "recordings" ("gone_at", "started_at");
CREATE TRIGGER "recordings_no_delete" BEFORE DELETE ON "recordings" BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;
CREATE TRIGGER "recordings_fixed" BEFORE UPDATE ON "recordings" WHEN NEW.id IS NOT OLD.id OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id) BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;
CREATE TRIGGER "recordings_capture_insert" AFTER INSERT ON "recordings" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'recordings', NEW.id,
    '{' || substr(iif(NEW."branch_id" IS NOT '', ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."call_id" IS NOT '', ',"call_id":' || json_quote(NEW."call_id"), '')
    || iif(NEW."source" IS NOT 'connector', ',"source":' || json_quote(NEW."source"), '')
    || iif(NEW."connector_id" IS NOT '', ',"connector_id":' || json_quote(NEW."connector_id"), '')
    || iif(NEW."source_key" IS NOT '', ',"source_key":' || json_quote(NEW."source_key"), '')
    || iif(NEW."started_at" IS NOT 0, ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."duration_ms" IS NOT NULL, ',"duration_ms":' || json_quote(NEW."duration_ms"), '')
    || iif(NEW."found_at" IS NOT NULL, ',"found_at":' || json_quote(NEW."found_at"), '')
    || iif(NEW."type" IS NOT '', ',"type":' || json_quote(NEW."type"), '')
    || iif(NEW."size" IS NOT 0, ',"size":' || json_quote(NEW."size"), '')
    || iif(NEW."sha256" IS NOT '', ',"sha256":' || json_quote(NEW."sha256"), '')
    || iif(NEW."node" IS NOT '', ',"node":' || json_quote(NEW."node"), '')
    || iif(NEW."kept_at" IS NOT NULL, ',"kept_at":' || json_quote(NEW."kept_at"), '')
    || iif(NEW."tries" IS NOT 0, ',"tries":' || json_quote(NEW."tries"), '')
    || iif(NEW."tried_at" IS NOT NULL, ',"tried_at":' || json_quote(NEW."tried_at"), '')
    || iif(NEW."gone_at" IS NOT NULL, ',"gone_at":' || json_quote(NEW."gone_at"), '')
    || iif(NEW."gone_how" IS NOT NULL, ',"gone_how":' || json_quote(NEW."gone_how"), '')
    || iif(NEW."_deleted" IS NOT 0, ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}');
END;
CREATE TRIGGER "recordings_capture_update" AFTER UPDATE ON "recordings" WHEN (SELECT v FROM sync_meta WHERE k = 'capture') = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (NEW.branch_id, 'recordings', NEW.id,
    nullif('{' || substr(iif(NEW."branch_id" IS NOT OLD."branch_id", ',"branch_id":' || json_quote(NEW."branch_id"), '')
    || iif(NEW."call_id" IS NOT OLD."call_id", ',"call_id":' || json_quote(NEW."call_id"), '')
    || iif(NEW."source" IS NOT OLD."source", ',"source":' || json_quote(NEW."source"), '')
    || iif(NEW."connector_id" IS NOT OLD."connector_id", ',"connector_id":' || json_quote(NEW."connector_id"), '')
    || iif(NEW."source_key" IS NOT OLD."source_key", ',"source_key":' || json_quote(NEW."source_key"), '')
    || iif(NEW."started_at" IS NOT OLD."started_at", ',"started_at":' || json_quote(NEW."started_at"), '')
    || iif(NEW."duration_ms" IS NOT OLD."duration_ms", ',"duration_ms":' || json_quote(NEW."duration_ms"), '')
    || iif(NEW."found_at" IS NOT OLD."found_at", ',"found_at":' || json_quote(NEW."found_at"), '')
    || iif(NEW."type" IS NOT OLD."type", ',"type":' || json_quote(NEW."type"), '')
    || iif(NEW."size" IS NOT OLD."size", ',"size":' || json_quote(NEW."size"), '')
    || iif(NEW."sha256" IS NOT OLD."sha256", ',"sha256":' || json_quote(NEW."sha256"), '')
    || iif(NEW."node" IS NOT OLD."node", ',"node":' || json_quote(NEW."node"), '')
    || iif(NEW."kept_at" IS NOT OLD."kept_at", ',"kept_at":' || json_quote(NEW."kept_at"), '')
    || iif(NEW."tries" IS NOT OLD."tries", ',"tries":' || json_quote(NEW."tries"), '')
    || iif(NEW."tried_at" IS NOT OLD."tried_at", ',"tried_at":' || json_quote(NEW."tried_at"), '')
    || iif(NEW."gone_at" IS NOT OLD."gone_at", ',"gone_at":' || json_quote(NEW."gone_at"), '')
    || iif(NEW."gone_how" IS NOT OLD."gone_how", ',"gone_how":' || json_quote(NEW."gone_how"), '')
    || iif(NEW."_deleted" IS NOT OLD."_deleted", ',"_deleted":' || json_quote(NEW."_deleted"), ''), 2) || '}', '{}'));
END;

CREATE TABLE "training_results" (
  "key" TEXT PRIMARY KEY NOT NULL,
  "times" INTEGER NOT NULL DEFAULT 0,
  "best" INTEGER NOT NULL DEFAULT 0,
  "last" INTEGER NOT NULL DEFAULT 0,
  "last_at" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
