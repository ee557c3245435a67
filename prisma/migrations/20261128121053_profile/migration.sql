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
