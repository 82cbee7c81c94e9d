CREATE INDEX "buffers_inquiry" ON "buffers" ("inquiry_id", "made_at");
