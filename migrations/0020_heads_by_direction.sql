DROP INDEX "inquiries_head";
CREATE INDEX "inquiries_head" ON "inquiries" ("head_id", "direction");
