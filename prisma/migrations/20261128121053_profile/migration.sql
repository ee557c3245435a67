-- AlterTable
ALTER TABLE "domain_link" ADD COLUMN     "comments" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "content" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "footer" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "header" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "image" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "navigation" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "not_found" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "redirect" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sidebar" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waiting" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "referring_domain" ADD COLUMN     "comments" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "content" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "footer" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "header" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "image" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "navigation" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "not_found" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "redirect" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sidebar" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waiting" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "domain_anchor" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "anchor_id" INTEGER NOT NULL,
    "anchor_kind" "AnchorKind" NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "live" INTEGER NOT NULL DEFAULT 0,
    "follow" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "domain_anchor_pkey" PRIMARY KEY ("workspace_id","site_id","anchor_id","anchor_kind","domain_id")
);

-- CreateTable
CREATE TABLE "site_anchor" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "anchor_id" INTEGER NOT NULL,
    "anchor_kind" "AnchorKind" NOT NULL,
    "domains" INTEGER NOT NULL DEFAULT 0,
    "live" INTEGER NOT NULL DEFAULT 0,
    "follow" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "site_anchor_pkey" PRIMARY KEY ("workspace_id","site_id","anchor_id","anchor_kind")
);

-- CreateTable
CREATE TABLE "domain_target" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "live" INTEGER NOT NULL DEFAULT 0,
    "follow" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "domain_target_pkey" PRIMARY KEY ("workspace_id","site_id","target_id","domain_id")
);

-- CreateTable
CREATE TABLE "site_target" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "domains" INTEGER NOT NULL DEFAULT 0,
    "live" INTEGER NOT NULL DEFAULT 0,
    "follow" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "site_target_pkey" PRIMARY KEY ("workspace_id","site_id","target_id")
);

-- CreateTable
CREATE TABLE "domain_source" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "vendor" "Vendor" NOT NULL,
    "links" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "domain_source_pkey" PRIMARY KEY ("workspace_id","site_id","domain_id","vendor")
);

-- CreateTable
CREATE TABLE "site_summary" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "built_version" INTEGER NOT NULL DEFAULT 0,
    "built_at" TIMESTAMPTZ(3),
    "built_ms" INTEGER NOT NULL DEFAULT 0,
    "data" JSONB,

    CONSTRAINT "site_summary_pkey" PRIMARY KEY ("workspace_id","site_id")
);

-- CreateIndex
CREATE INDEX "domain_anchor_workspace_id_site_id_domain_id_idx" ON "domain_anchor"("workspace_id", "site_id", "domain_id");

-- CreateIndex
CREATE INDEX "site_anchor_workspace_id_site_id_domains_anchor_id_anchor_k_idx" ON "site_anchor"("workspace_id", "site_id", "domains" DESC, "anchor_id", "anchor_kind");

-- CreateIndex
CREATE INDEX "domain_target_workspace_id_site_id_domain_id_idx" ON "domain_target"("workspace_id", "site_id", "domain_id");

-- CreateIndex
CREATE INDEX "site_target_workspace_id_site_id_domains_target_id_idx" ON "site_target"("workspace_id", "site_id", "domains" DESC, "target_id");

-- AddForeignKey
ALTER TABLE "domain_anchor" ADD CONSTRAINT "domain_anchor_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_anchor" ADD CONSTRAINT "site_anchor_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_target" ADD CONSTRAINT "domain_target_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_target" ADD CONSTRAINT "site_target_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_source" ADD CONSTRAINT "domain_source_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_summary" ADD CONSTRAINT "site_summary_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what the schema language cannot say, and the rows of what was there before.
ALTER TABLE "domain_link" DROP CONSTRAINT "domain_link_counts", ADD CONSTRAINT "domain_link_counts" CHECK (
  "live" >= 0 AND "links" >= "live" AND "verified" BETWEEN 0 AND "links" AND "follow" >= 0 AND "nofollow" >= 0 AND "ugc" >= 0 AND "sponsored" >= 0
  AND "waiting" >= 0 AND "not_found" >= 0 AND "waiting" + "not_found" <= "links"
  AND "content" >= 0 AND "navigation" >= 0 AND "header" >= 0 AND "footer" >= 0 AND "sidebar" >= 0 AND "comments" >= 0 AND "image" >= 0 AND "redirect" >= 0);
ALTER TABLE "referring_domain" DROP CONSTRAINT "referring_domain_counts", ADD CONSTRAINT "referring_domain_counts" CHECK (
  "live" >= 0 AND "links" >= "live" AND "verified" BETWEEN 0 AND "links" AND "follow" >= 0 AND "nofollow" >= 0 AND "ugc" >= 0 AND "sponsored" >= 0
  AND "waiting" >= 0 AND "not_found" >= 0 AND "waiting" + "not_found" <= "links"
  AND "content" >= 0 AND "navigation" >= 0 AND "header" >= 0 AND "footer" >= 0 AND "sidebar" >= 0 AND "comments" >= 0 AND "image" >= 0 AND "redirect" >= 0);

UPDATE "domain_link" t SET "waiting" = l.waiting, "not_found" = l.not_found, "content" = l.content, "navigation" = l.navigation, "header" = l.header, "footer" = l.footer, "sidebar" = l.sidebar, "comments" = l.comments, "image" = l.image, "redirect" = l.redirect
FROM (SELECT workspace_id, source_domain_id, target_domain_id,
    count(*) FILTER (WHERE presence = 'reported') AS waiting,
    count(*) FILTER (WHERE presence = 'not_found') AS not_found,
    count(*) FILTER (WHERE live AND place = 'content') AS content,
    count(*) FILTER (WHERE live AND place = 'navigation') AS navigation,
    count(*) FILTER (WHERE live AND place = 'header') AS header,
    count(*) FILTER (WHERE live AND place = 'footer') AS footer,
    count(*) FILTER (WHERE live AND place = 'sidebar') AS sidebar,
    count(*) FILTER (WHERE live AND place = 'comments') AS comments,
    count(*) FILTER (WHERE live AND kind = 'image') AS image,
    count(*) FILTER (WHERE live AND kind = 'redirect') AS redirect
  FROM "link" GROUP BY 1, 2, 3) l
WHERE t.workspace_id = l.workspace_id AND t.source_domain_id = l.source_domain_id AND t.target_domain_id = l.target_domain_id;

UPDATE "referring_domain" t SET "waiting" = d.waiting, "not_found" = d.not_found, "content" = d.content, "navigation" = d.navigation, "header" = d.header, "footer" = d.footer, "sidebar" = d.sidebar, "comments" = d.comments, "image" = d.image, "redirect" = d.redirect
FROM (SELECT sd.workspace_id, sd.site_id, dl.source_domain_id,
    sum(waiting) AS waiting, sum(not_found) AS not_found, sum(content) AS content, sum(navigation) AS navigation, sum(header) AS header, sum(footer) AS footer, sum(sidebar) AS sidebar, sum(comments) AS comments, sum(image) AS image, sum(redirect) AS redirect
  FROM "domain_link" dl JOIN "site_domain" sd ON sd.workspace_id = dl.workspace_id AND sd.domain_id = dl.target_domain_id
  GROUP BY 1, 2, 3) d
WHERE t.workspace_id = d.workspace_id AND t.site_id = d.site_id AND t.domain_id = d.source_domain_id;

INSERT INTO "domain_anchor" (workspace_id, site_id, anchor_id, anchor_kind, domain_id, live, follow)
SELECT sd.workspace_id, sd.site_id, l.anchor_id, l.anchor_kind, l.source_domain_id, count(*), count(*) FILTER (WHERE l.rel_class = 'follow')
FROM "link" l JOIN "site_domain" sd ON sd.workspace_id = l.workspace_id AND sd.domain_id = l.target_domain_id
WHERE l.live AND l.anchor_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "site_domain" own
  WHERE own.workspace_id = sd.workspace_id AND own.site_id = sd.site_id AND own.domain_id = l.source_domain_id)
GROUP BY 1, 2, 3, 4, 5;

INSERT INTO "site_anchor" (workspace_id, site_id, anchor_id, anchor_kind, domains, live, follow)
SELECT workspace_id, site_id, anchor_id, anchor_kind, count(*), sum(live), sum(follow) FROM "domain_anchor" GROUP BY 1, 2, 3, 4;

INSERT INTO "domain_target" (workspace_id, site_id, target_id, domain_id, live, follow)
SELECT sd.workspace_id, sd.site_id, l.target_id, l.source_domain_id, count(*), count(*) FILTER (WHERE l.rel_class = 'follow')
FROM "link" l JOIN "site_domain" sd ON sd.workspace_id = l.workspace_id AND sd.domain_id = l.target_domain_id
WHERE l.live AND NOT EXISTS (SELECT 1 FROM "site_domain" own
  WHERE own.workspace_id = sd.workspace_id AND own.site_id = sd.site_id AND own.domain_id = l.source_domain_id)
GROUP BY 1, 2, 3, 4;

INSERT INTO "site_target" (workspace_id, site_id, target_id, domains, live, follow)
SELECT workspace_id, site_id, target_id, count(*), sum(live), sum(follow) FROM "domain_target" GROUP BY 1, 2, 3;

INSERT INTO "domain_source" (workspace_id, site_id, domain_id, vendor, links)
SELECT sd.workspace_id, sd.site_id, l.source_domain_id, s.vendor, count(*)
FROM "link_sighting" s JOIN "link" l ON l.workspace_id = s.workspace_id AND l.source_id = s.source_id AND l.target_id = s.target_id
JOIN "site_domain" sd ON sd.workspace_id = l.workspace_id AND sd.domain_id = l.target_domain_id
WHERE NOT EXISTS (SELECT 1 FROM "site_domain" own
  WHERE own.workspace_id = sd.workspace_id AND own.site_id = sd.site_id AND own.domain_id = l.source_domain_id)
GROUP BY 1, 2, 3, 4;

INSERT INTO "site_summary" (workspace_id, site_id) SELECT workspace_id, id FROM "site";
