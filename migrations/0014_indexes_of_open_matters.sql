CREATE INDEX "buffers_left" ON "buffers" ("made_at") WHERE ("ended_how" is null or "ended_how" = 'shiftEnd');

CREATE INDEX "inquiries_missed" ON "inquiries" ("started_at") WHERE "kind" = 'call' and "outcome" = 'missed' and "author_id" is null;

CREATE INDEX "tag_prompts_unsaved" ON "tag_prompts" ("ended_at") WHERE "saved_at" is null;
