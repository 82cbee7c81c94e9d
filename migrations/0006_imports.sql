CREATE TABLE "import_changes" (
  "import_id" TEXT NOT NULL,
  "patient_id" TEXT NOT NULL,
  "family_before" TEXT,
  "family_after" TEXT,
  PRIMARY KEY ("import_id", "patient_id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "import_keys" (
  "key" TEXT PRIMARY KEY NOT NULL,
  "patient_id" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "import_mappings" (
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("name", "kind")
) STRICT, WITHOUT ROWID;

CREATE TABLE "import_problems" (
  "import_id" TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "value" TEXT NOT NULL DEFAULT '',
  "code" TEXT NOT NULL,
  "remark" INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY ("import_id", "row", "field")
) STRICT, WITHOUT ROWID;

CREATE TABLE "import_proposals" (
  "import_id" TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "patient_id" TEXT NOT NULL,
  "who" TEXT NOT NULL DEFAULT '',
  "why" TEXT NOT NULL,
  "decision" TEXT NOT NULL DEFAULT 'new',
  PRIMARY KEY ("import_id", "row")
) STRICT, WITHOUT ROWID;

CREATE TABLE "imports" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "kind" TEXT NOT NULL,
  "file_name" TEXT NOT NULL,
  "file_path" TEXT NOT NULL,
  "file_size" INTEGER NOT NULL DEFAULT 0,
  "file_time" INTEGER NOT NULL DEFAULT 0,
  "settings" TEXT NOT NULL DEFAULT '{}',
  "state" TEXT NOT NULL DEFAULT 'draft',
  "rows_done" INTEGER NOT NULL DEFAULT 0,
  "checked" TEXT,
  "counts" TEXT,
  "undone" TEXT,
  "audit_seq" INTEGER NOT NULL DEFAULT 0,
  "created_at" INTEGER NOT NULL DEFAULT 0,
  "created_by" TEXT,
  "started_at" INTEGER,
  "finished_at" INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX "imports_created" ON "imports" ("created_at");
