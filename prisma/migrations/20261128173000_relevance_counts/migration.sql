-- What schema.prisma cannot say.

-- Serves: how many links and domains share a topic with the site's pages; verified links alone are in it.
CREATE INDEX "link_relevance" ON "link" ("workspace_id", "target_domain_id", "relevance", "source_domain_id")
  WHERE "relevance" IS NOT NULL AND "live";

-- Summaries are drawn together anew: they tell relevance and languages now.
UPDATE "site_summary" SET "version" = "version" + 1,
  "data" = "data" || '{"relevance": [], "languages": [], "noLanguage": 0}';
