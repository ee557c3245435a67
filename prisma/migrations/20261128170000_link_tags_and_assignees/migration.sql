-- CreateEnum
CREATE TYPE "LinkBatchKind" AS ENUM ('tagged', 'untagged', 'assigned', 'unassigned');

-- CreateTable
CREATE TABLE "link_tag" (
    "workspace_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "batch_id" UUID NOT NULL,

    CONSTRAINT "link_tag_pkey" PRIMARY KEY ("workspace_id","source_id","target_id","tag")
);

-- CreateTable
CREATE TABLE "link_assignee" (
    "workspace_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,

    CONSTRAINT "link_assignee_pkey" PRIMARY KEY ("workspace_id","source_id","target_id")
);

-- CreateTable
CREATE TABLE "link_batch" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "kind" "LinkBatchKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_batch_row" (
    "batch_id" UUID NOT NULL,
    "source_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "user_id" UUID,
    "was_batch_id" UUID NOT NULL,

    CONSTRAINT "link_batch_row_pkey" PRIMARY KEY ("batch_id","source_id","target_id","tag")
);

-- CreateIndex
CREATE INDEX "link_tag_workspace_id_tag_source_id_target_id_idx" ON "link_tag"("workspace_id", "tag", "source_id", "target_id");

-- CreateIndex
CREATE INDEX "link_tag_batch_id_idx" ON "link_tag"("batch_id");

-- CreateIndex
CREATE INDEX "link_assignee_workspace_id_user_id_source_id_target_id_idx" ON "link_assignee"("workspace_id", "user_id", "source_id", "target_id");

-- CreateIndex
CREATE INDEX "link_assignee_batch_id_idx" ON "link_assignee"("batch_id");

-- CreateIndex
CREATE INDEX "link_batch_workspace_id_at_idx" ON "link_batch"("workspace_id", "at");

-- AddForeignKey
ALTER TABLE "link_tag" ADD CONSTRAINT "link_tag_workspace_id_source_id_target_id_fkey" FOREIGN KEY ("workspace_id", "source_id", "target_id") REFERENCES "link"("workspace_id", "source_id", "target_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_assignee" ADD CONSTRAINT "link_assignee_workspace_id_source_id_target_id_fkey" FOREIGN KEY ("workspace_id", "source_id", "target_id") REFERENCES "link"("workspace_id", "source_id", "target_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_assignee" ADD CONSTRAINT "link_assignee_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "member"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_batch" ADD CONSTRAINT "link_batch_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_batch_row" ADD CONSTRAINT "link_batch_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "link_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
