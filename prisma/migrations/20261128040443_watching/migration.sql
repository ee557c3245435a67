-- CreateEnum
CREATE TYPE "Renewal" AS ENUM ('undecided', 'renew', 'renegotiate', 'let_lapse');

-- CreateEnum
CREATE TYPE "ScheduleKind" AS ENUM ('agreed', 'backlinks', 'tag', 'page');

-- CreateEnum
CREATE TYPE "WatchReason" AS ENUM ('schedule', 'miss', 'awaited', 'unstable');

-- CreateEnum
CREATE TYPE "RunTrigger" AS ENUM ('person', 'schedule');

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "ask_again_days" SMALLINT NOT NULL DEFAULT 30;

-- AlterTable
ALTER TABLE "page" ADD COLUMN     "body_read_at" TIMESTAMPTZ(3),
ADD COLUMN     "etag" TEXT,
ADD COLUMN     "extractor" SMALLINT,
ADD COLUMN     "last_modified" TEXT;

-- AlterTable
ALTER TABLE "placement" ADD COLUMN     "ask_again_on" DATE,
ADD COLUMN     "hand_on" DATE,
ADD COLUMN     "hand_seen" BOOLEAN,
ADD COLUMN     "lost_at" TIMESTAMPTZ(3),
ADD COLUMN     "place" "LinkPlace",
ADD COLUMN     "renewal" "Renewal" NOT NULL DEFAULT 'undecided',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "page_check" ADD COLUMN     "not_modified" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "trigger" "RunTrigger" NOT NULL DEFAULT 'person';

-- CreateTable
CREATE TABLE "placement_breach" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "flag" TEXT NOT NULL,
    "promised" TEXT,
    "found" TEXT,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "placement_breach_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "placement_id" UUID NOT NULL,
    "expires_on" DATE NOT NULL,
    "days_before" SMALLINT NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("placement_id","expires_on","days_before")
);

-- CreateTable
CREATE TABLE "target_change" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "target_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target_change_item" (
    "change_id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "from_url" TEXT NOT NULL,
    "to_url" TEXT NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "target_change_item_pkey" PRIMARY KEY ("change_id","placement_id")
);

-- CreateTable
CREATE TABLE "hand_check" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "seen" BOOLEAN NOT NULL,
    "looked_on" DATE NOT NULL,
    "ask_again_on" DATE NOT NULL,
    "note" TEXT,
    "image_type" TEXT,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "hand_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hand_check_image" (
    "check_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "hand_check_image_pkey" PRIMARY KEY ("check_id")
);

-- CreateTable
CREATE TABLE "schedule" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "kind" "ScheduleKind" NOT NULL,
    "tag" TEXT,
    "page_id" INTEGER,
    "every_hours" INTEGER,
    "adaptive" BOOLEAN NOT NULL DEFAULT true,
    "updated_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_watch" (
    "workspace_id" INTEGER NOT NULL,
    "page_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "every_hours" INTEGER,
    "adaptive" BOOLEAN NOT NULL DEFAULT true,
    "due_at" TIMESTAMPTZ(3),
    "why" "WatchReason" NOT NULL DEFAULT 'schedule',

    CONSTRAINT "page_watch_pkey" PRIMARY KEY ("workspace_id","page_id")
);

-- CreateTable
CREATE TABLE "host_probe" (
    "origin" TEXT NOT NULL,
    "status" SMALLINT,
    "likeness" JSONB,
    "probed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "host_probe_pkey" PRIMARY KEY ("origin")
);

-- CreateIndex
CREATE INDEX "placement_breach_placement_id_began_at_idx" ON "placement_breach"("placement_id", "began_at" DESC);

-- CreateIndex
CREATE INDEX "reminder_workspace_id_done_at_idx" ON "reminder"("workspace_id", "done_at");

-- CreateIndex
CREATE INDEX "target_change_workspace_id_site_id_at_idx" ON "target_change"("workspace_id", "site_id", "at" DESC);

-- CreateIndex
CREATE INDEX "hand_check_workspace_id_source_id_target_id_at_idx" ON "hand_check"("workspace_id", "source_id", "target_id", "at" DESC);

-- CreateIndex
CREATE INDEX "hand_check_workspace_id_target_id_idx" ON "hand_check"("workspace_id", "target_id");

-- CreateIndex
CREATE INDEX "schedule_workspace_id_site_id_idx" ON "schedule"("workspace_id", "site_id");

-- CreateIndex
CREATE INDEX "schedule_workspace_id_page_id_idx" ON "schedule"("workspace_id", "page_id");

-- CreateIndex
CREATE INDEX "page_watch_workspace_id_site_id_due_at_idx" ON "page_watch"("workspace_id", "site_id", "due_at");

-- AddForeignKey
ALTER TABLE "placement_breach" ADD CONSTRAINT "placement_breach_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_change" ADD CONSTRAINT "target_change_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_change_item" ADD CONSTRAINT "target_change_item_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "target_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_check" ADD CONSTRAINT "hand_check_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_check" ADD CONSTRAINT "hand_check_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "page"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_check" ADD CONSTRAINT "hand_check_workspace_id_target_id_fkey" FOREIGN KEY ("workspace_id", "target_id") REFERENCES "page"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_check_image" ADD CONSTRAINT "hand_check_image_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "hand_check"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_workspace_id_page_id_fkey" FOREIGN KEY ("workspace_id", "page_id") REFERENCES "page"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_watch" ADD CONSTRAINT "page_watch_workspace_id_page_id_fkey" FOREIGN KEY ("workspace_id", "page_id") REFERENCES "page"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_watch" ADD CONSTRAINT "page_watch_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ===================================================================================================
-- Written by hand: what schema.prisma cannot say (test/db/catalogue.test.ts).

ALTER TABLE "workspace" ADD CONSTRAINT "workspace_ask_again" CHECK ("ask_again_days" BETWEEN 1 AND 365);
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_of_one_thing" CHECK (
  ("kind" = 'tag') = ("tag" IS NOT NULL) AND ("kind" = 'page') = ("page_id" IS NOT NULL));
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_every" CHECK ("every_hours" BETWEEN 1 AND 8760);
ALTER TABLE "page_watch" ADD CONSTRAINT "page_watch_every" CHECK ("every_hours" BETWEEN 1 AND 8760);
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_days_before" CHECK ("days_before" >= 0);

-- One schedule of a kind for one thing of a site.
CREATE UNIQUE INDEX "schedule_once" ON "schedule" ("workspace_id", "site_id", "kind", coalesce("tag", ''), coalesce("page_id", 0));
-- One breach of a kind holds at a time.
CREATE UNIQUE INDEX "placement_breach_once" ON "placement_breach" ("placement_id", "flag") WHERE "ended_at" IS NULL;
-- Serves: the sites on which something is due, over the instance.
CREATE INDEX "page_watch_due" ON "page_watch" ("due_at", "workspace_id", "site_id") WHERE "due_at" IS NOT NULL;
-- Serves: agreed links by tag.
CREATE INDEX "placement_tags" ON "placement" USING gin ("tags");
