-- CreateEnum
CREATE TYPE "RemovalStepKind" AS ENUM ('asked', 'reminded', 'answered', 'refused');

-- CreateEnum
CREATE TYPE "ContactKind" AS ENUM ('mail', 'page');

-- CreateTable
CREATE TABLE "removal_terms" (
    "workspace_id" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "remind_after_days" SMALLINT NOT NULL DEFAULT 7,
    "give_up_after_days" SMALLINT NOT NULL DEFAULT 14,

    CONSTRAINT "removal_terms_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "removal_request" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "url_key" BYTEA,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "contacts_tried_at" TIMESTAMPTZ(3),
    "contacts_tries" SMALLINT NOT NULL DEFAULT 0,
    "contacts_read_at" TIMESTAMPTZ(3),
    "batch_id" UUID,

    CONSTRAINT "removal_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "removal_step" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "request_id" UUID NOT NULL,
    "kind" "RemovalStepKind" NOT NULL,
    "note" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "removal_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "removal_contact" (
    "workspace_id" INTEGER NOT NULL,
    "request_id" UUID NOT NULL,
    "kind" "ContactKind" NOT NULL,
    "value" TEXT NOT NULL,
    "found_on" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "removal_contact_pkey" PRIMARY KEY ("workspace_id","request_id","value")
);

-- CreateIndex
CREATE UNIQUE INDEX "removal_request_workspace_id_id_key" ON "removal_request"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "removal_request_workspace_id_site_id_name_key" ON "removal_request"("workspace_id", "site_id", "name");

-- CreateIndex
CREATE INDEX "removal_request_contacts_read_at_contacts_tried_at_idx" ON "removal_request"("contacts_read_at", "contacts_tried_at");

-- CreateIndex
CREATE INDEX "removal_request_workspace_id_batch_id_idx" ON "removal_request"("workspace_id", "batch_id");

-- CreateIndex
CREATE INDEX "removal_step_workspace_id_request_id_at_idx" ON "removal_step"("workspace_id", "request_id", "at");

-- AddForeignKey
ALTER TABLE "removal_terms" ADD CONSTRAINT "removal_terms_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removal_request" ADD CONSTRAINT "removal_request_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removal_step" ADD CONSTRAINT "removal_step_workspace_id_request_id_fkey" FOREIGN KEY ("workspace_id", "request_id") REFERENCES "removal_request"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removal_contact" ADD CONSTRAINT "removal_contact_workspace_id_request_id_fkey" FOREIGN KEY ("workspace_id", "request_id") REFERENCES "removal_request"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
