DROP INDEX "appointments_chair";
CREATE INDEX "appointments_chair" ON "appointments" ("chair_id", "day") WHERE "chair_id" is not null;

DROP INDEX "patient_phones_patient";
CREATE INDEX "patient_phones_patient" ON "patient_phones" ("patient_id", "_deleted", "main", "e164", "digits");

DROP INDEX "patients_name";
CREATE INDEX "patients_name" ON "patients" ("surname_norm", "first_name_norm", "patronymic_norm", "archived_at", "_deleted");
DROP INDEX "patients_first_name";
CREATE INDEX "patients_first_name" ON "patients" ("first_name_norm", "surname_norm", "patronymic_norm", "archived_at", "_deleted");
DROP INDEX "patients_patronymic";
CREATE INDEX "patients_patronymic" ON "patients" ("patronymic_norm", "surname_norm", "first_name_norm", "archived_at", "_deleted");
DROP INDEX "patients_family";
CREATE INDEX "patients_family" ON "patients" ("family_id") WHERE "family_id" is not null;
DROP INDEX "patients_guardian";
CREATE INDEX "patients_guardian" ON "patients" ("guardian_id") WHERE "guardian_id" is not null;

DROP INDEX "patients_skeleton";
