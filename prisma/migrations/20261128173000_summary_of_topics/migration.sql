-- What schema.prisma cannot say.

-- Serves: relevance and languages of a site's summary, from the index alone. Of links that were seen: an import of
-- reports does not touch it.
CREATE INDEX "link_seen_relevance" ON "link" ("workspace_id", "target_domain_id", "relevance", "source_domain_id", "source_id") WHERE "presence" IN ('found', 'missed');
-- Serves: the links of pages in one language; the languages of many pages, without their terms.
CREATE INDEX "page_topic_language" ON "page_topic" ("workspace_id", "language", "page_id") WHERE "language" IS NOT NULL;

-- Summaries that were built before have neither: they are built anew when they are read.
UPDATE "site_summary" SET "version" = "version" + 1, "built_version" = 0;
