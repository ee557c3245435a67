-- CreateEnum
CREATE TYPE "ToxicLevel" AS ENUM ('safe', 'low', 'review', 'high');

-- CreateEnum
CREATE TYPE "AuditState" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "ReviewKind" AS ENUM ('kept', 'later', 'removal');

-- AlterEnum
ALTER TYPE "OpinionKind" ADD VALUE 'partner';

-- CreateTable
CREATE TABLE "toxic_audit" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "state" "AuditState" NOT NULL DEFAULT 'queued',
    "version" INTEGER NOT NULL DEFAULT 0,
    "phase" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "levels" JSONB,
    "patterns" JSONB,
    "watch" JSONB,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "by_id" UUID,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "toxic_audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "toxic_result" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "level" "ToxicLevel" NOT NULL,
    "score" SMALLINT NOT NULL,
    "resolved" TEXT,
    "act" TEXT NOT NULL,
    "lines" TEXT[],
    "signals" TEXT[],
    "sentence" TEXT NOT NULL,
    "held_back" TEXT,
    "evidence" JSONB NOT NULL,
    "first_on" DATE,
    "group_key" TEXT,
    "key" BYTEA NOT NULL,
    "since" DATE NOT NULL,

    CONSTRAINT "toxic_result_pkey" PRIMARY KEY ("workspace_id","site_id","domain_id")
);

-- CreateTable
CREATE TABLE "toxic_group" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "domains" INTEGER NOT NULL,
    "place" INTEGER,

    CONSTRAINT "toxic_group_pkey" PRIMARY KEY ("workspace_id","site_id","key")
);

-- CreateTable
CREATE TABLE "toxic_review" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "kind" "ReviewKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "signals" TEXT[],
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "batch_id" UUID NOT NULL,
    "replaced" JSONB,

    CONSTRAINT "toxic_review_pkey" PRIMARY KEY ("workspace_id","site_id","domain")
);

-- CreateIndex
CREATE INDEX "toxic_audit_workspace_id_site_id_requested_at_idx" ON "toxic_audit"("workspace_id", "site_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "toxic_result_workspace_id_site_id_level_group_key_idx" ON "toxic_result"("workspace_id", "site_id", "level", "group_key");

-- CreateIndex
CREATE INDEX "toxic_result_workspace_id_domain_id_idx" ON "toxic_result"("workspace_id", "domain_id");

-- CreateIndex
CREATE INDEX "toxic_review_workspace_id_batch_id_idx" ON "toxic_review"("workspace_id", "batch_id");

-- AddForeignKey
ALTER TABLE "toxic_audit" ADD CONSTRAINT "toxic_audit_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "toxic_result" ADD CONSTRAINT "toxic_result_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "toxic_result" ADD CONSTRAINT "toxic_result_workspace_id_domain_id_fkey" FOREIGN KEY ("workspace_id", "domain_id") REFERENCES "domain"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "toxic_group" ADD CONSTRAINT "toxic_group_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "toxic_review" ADD CONSTRAINT "toxic_review_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- Serves: one audit of a site at a time.
CREATE UNIQUE INDEX "toxic_audit_open" ON "toxic_audit" ("workspace_id", "site_id") WHERE "state" IN ('queued', 'running');
