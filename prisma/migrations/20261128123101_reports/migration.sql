-- CreateEnum
CREATE TYPE "AnchorCategory" AS ENUM ('empty', 'url', 'title', 'compound', 'brand', 'exact', 'partial', 'generic', 'other');

-- AlterTable
ALTER TABLE "site_anchor" ADD COLUMN     "category" "AnchorCategory";

-- CreateTable
CREATE TABLE "site_visit" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3),
    "visited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_visit_pkey" PRIMARY KEY ("workspace_id","site_id","user_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "owner_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_view_workspace_id_site_id_list_idx" ON "saved_view"("workspace_id", "site_id", "list");

-- CreateIndex
CREATE INDEX "domain_event_workspace_id_site_id_occurred_on_domain_id_kin_idx" ON "domain_event"("workspace_id", "site_id", "occurred_on" DESC, "domain_id", "kind");

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Serves: lost links of a site, newest first. Few links are lost.
CREATE INDEX "link_lost" ON "link" ("workspace_id", "target_domain_id", "lost_on" DESC, "source_id", "target_id") WHERE "lost_on" IS NOT NULL;
