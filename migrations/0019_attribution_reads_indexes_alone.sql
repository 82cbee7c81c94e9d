DROP INDEX "inquiries_patient";
CREATE INDEX "inquiries_patient" ON "inquiries" ("patient_id", "started_at", "id", "kind", "answered_at", "ended_at", "_deleted");
CREATE INDEX "inquiries_unnamed" ON "inquiries" ("phone_e_164", "started_at", "id", "kind", "answered_at", "ended_at", "_deleted", "patient_id", "employee_id") WHERE "patient_id" is null and "employee_id" is null;
