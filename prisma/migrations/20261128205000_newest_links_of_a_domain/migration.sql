-- Links of one domain, newest first, without sorting all of them.
DROP INDEX "link_workspace_id_source_domain_id_target_domain_id_idx";
CREATE INDEX "link_workspace_id_source_domain_id_target_domain_id_known_o_idx" ON "link"("workspace_id", "source_domain_id", "target_domain_id", "known_on" DESC, "source_id", "target_id");

-- What schema.prisma cannot say.

-- Serves: links that are missed, lost or were never found, newest first. Few of all: an import of reports hardly touches it.
CREATE INDEX "link_gone" ON "link" ("workspace_id", "target_domain_id", "presence", "known_on" DESC, "source_id", "target_id") WHERE "presence" IN ('missed', 'lost', 'not_found') OR "misses" > 0;
