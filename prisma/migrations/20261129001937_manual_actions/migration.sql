-- CreateEnum
CREATE TYPE "ManualActionKind" AS ENUM ('links_to', 'links_from');

-- CreateEnum
CREATE TYPE "ManualActionStepKind" AS ENUM ('submitted', 'approved', 'rejected', 'more_samples', 'closed', 'reopened');

-- CreateTable
CREATE TABLE "disavow_answers" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "manual_action" TEXT,
    "sudden_drop" BOOLEAN,
    "bought_links" BOOLEAN,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "disavow_answers_pkey" PRIMARY KEY ("workspace_id","site_id")
);

-- CreateTable
CREATE TABLE "manual_action" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "kind" "ManualActionKind" NOT NULL,
    "property" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "noticed_on" DATE NOT NULL,
    "version_id" UUID,
    "draft" TEXT,
    "draft_by_id" UUID,
    "draft_at" TIMESTAMPTZ(3),
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "manual_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manual_action_sample" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "url_key" BYTEA NOT NULL,
    "domain" TEXT NOT NULL,
    "round" SMALLINT NOT NULL,

    CONSTRAINT "manual_action_sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manual_action_step" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" "ManualActionStepKind" NOT NULL,
    "on_day" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "manual_action_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "manual_action_workspace_id_id_key" ON "manual_action"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "manual_action_workspace_id_site_id_noticed_on_idx" ON "manual_action"("workspace_id", "site_id", "noticed_on" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "manual_action_sample_workspace_id_case_id_url_key_key" ON "manual_action_sample"("workspace_id", "case_id", "url_key");

-- CreateIndex
CREATE INDEX "manual_action_step_workspace_id_case_id_at_idx" ON "manual_action_step"("workspace_id", "case_id", "at");

-- AddForeignKey
ALTER TABLE "disavow_answers" ADD CONSTRAINT "disavow_answers_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_action" ADD CONSTRAINT "manual_action_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_action_sample" ADD CONSTRAINT "manual_action_sample_workspace_id_case_id_fkey" FOREIGN KEY ("workspace_id", "case_id") REFERENCES "manual_action"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_action_step" ADD CONSTRAINT "manual_action_step_workspace_id_case_id_fkey" FOREIGN KEY ("workspace_id", "case_id") REFERENCES "manual_action"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
