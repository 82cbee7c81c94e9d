CREATE TRIGGER "appointment_actions_report_insert" AFTER INSERT ON "appointment_actions" WHEN NEW.linked_inquiry_id IS NOT NULL OR NEW.given_inquiry_id IS NOT NULL BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id IN (NEW.linked_inquiry_id, NEW.given_inquiry_id) ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER "appointment_actions_report_update" AFTER UPDATE ON "appointment_actions" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id IN (NEW.linked_inquiry_id, NEW.given_inquiry_id, OLD.linked_inquiry_id, OLD.given_inquiry_id) ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER "appointments_report_update" AFTER UPDATE ON "appointments" WHEN (NEW.status = 'completed') IS NOT (OLD.status = 'completed') OR NEW._deleted IS NOT OLD._deleted BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM appointment_actions a JOIN inquiries i ON i.id = a.linked_inquiry_id WHERE a.appointment_id = NEW.id ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER "call_legs_report_insert" AFTER INSERT ON "call_legs" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id = NEW.call_id ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER "call_legs_report_update" AFTER UPDATE ON "call_legs" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id IN (NEW.call_id, OLD.call_id) ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER "call_tags_report_insert" AFTER INSERT ON "call_tags" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id = NEW.call_id ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER "call_tags_report_update" AFTER UPDATE ON "call_tags" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id IN (NEW.call_id, OLD.call_id) ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER "inquiries_report_insert" AFTER INSERT ON "inquiries" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT NEW.started_at - NEW.started_at % 3600000, NEW.started_at - NEW.started_at % 3600000 + 3600000 WHERE true ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER "inquiries_report_update" AFTER UPDATE ON "inquiries" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT NEW.started_at - NEW.started_at % 3600000, NEW.started_at - NEW.started_at % 3600000 + 3600000 WHERE true ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
  INSERT INTO report_marks (from_at, till_at) SELECT OLD.started_at - OLD.started_at % 3600000, OLD.started_at - OLD.started_at % 3600000 + 3600000 WHERE OLD.started_at / 3600000 <> NEW.started_at / 3600000 ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER "leads_report_insert" AFTER INSERT ON "leads" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id = NEW.id ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER "leads_report_update" AFTER UPDATE ON "leads" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id = NEW.id ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER "patients_report_update" AFTER UPDATE ON "patients" WHEN NEW.created_at IS NOT OLD.created_at BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM appointment_actions a JOIN inquiries i ON i.id = a.linked_inquiry_id WHERE a.patient_id = NEW.id ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER "phone_bindings_report_insert" AFTER INSERT ON "phone_bindings" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT max(0, (NEW.from_at - 43200000) - (NEW.from_at - 43200000) % 3600000), coalesce(NEW.till_at, 8640000000000000) WHERE true ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER "phone_bindings_report_update" AFTER UPDATE ON "phone_bindings" WHEN NOT (NEW.phone_id IS OLD.phone_id AND NEW.employee_id IS OLD.employee_id AND NEW.from_at IS OLD.from_at AND NEW._deleted IS OLD._deleted AND NEW.till_at IS OLD.till_at) BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT max(0, (iif(NEW.phone_id IS OLD.phone_id AND NEW.employee_id IS OLD.employee_id AND NEW.from_at IS OLD.from_at AND NEW._deleted IS OLD._deleted, min(coalesce(NEW.till_at, 8640000000000000), coalesce(OLD.till_at, 8640000000000000)), min(NEW.from_at, OLD.from_at)) - 43200000) - (iif(NEW.phone_id IS OLD.phone_id AND NEW.employee_id IS OLD.employee_id AND NEW.from_at IS OLD.from_at AND NEW._deleted IS OLD._deleted, min(coalesce(NEW.till_at, 8640000000000000), coalesce(OLD.till_at, 8640000000000000)), min(NEW.from_at, OLD.from_at)) - 43200000) % 3600000), max(coalesce(NEW.till_at, 8640000000000000), coalesce(OLD.till_at, 8640000000000000)) WHERE true ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER "phones_report_update" AFTER UPDATE ON "phones" WHEN NEW.extension IS NOT OLD.extension BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT max(0, (0 - 43200000) - (0 - 43200000) % 3600000), 8640000000000000 WHERE true ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;

CREATE TABLE "report_days" (
  "zone" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "from_at" INTEGER NOT NULL DEFAULT 0,
  "till_at" INTEGER NOT NULL DEFAULT 0,
  "ids" TEXT NOT NULL DEFAULT '',
  "data" BLOB NOT NULL,
  PRIMARY KEY ("zone", "kind", "day")
) STRICT, WITHOUT ROWID;

CREATE TABLE "report_marks" (
  "from_at" INTEGER NOT NULL,
  "till_at" INTEGER NOT NULL,
  "n" INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY ("from_at", "till_at")
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "tag_prompts_report_insert" AFTER INSERT ON "tag_prompts" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id = NEW.id ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER "tag_prompts_report_update" AFTER UPDATE ON "tag_prompts" BEGIN
  INSERT INTO report_marks (from_at, till_at) SELECT i.started_at - i.started_at % 3600000, i.started_at - i.started_at % 3600000 + 3600000 FROM inquiries i WHERE i.id = NEW.id ON CONFLICT (from_at, till_at) DO UPDATE SET n = n + 1;
END;
