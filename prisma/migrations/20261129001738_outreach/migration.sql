-- CreateEnum
CREATE TYPE "CampaignKind" AS ENUM ('links', 'digital_pr');

-- CreateEnum
CREATE TYPE "ProspectStage" AS ENUM ('found', 'qualified', 'contacted', 'replied', 'agreed', 'in_production', 'placed', 'rejected');

-- CreateEnum
CREATE TYPE "RejectReason" AS ENUM ('not_relevant', 'low_quality', 'no_contact', 'no_answer', 'refused', 'too_expensive', 'already_links', 'do_not_contact', 'client_declined', 'other');

-- CreateEnum
CREATE TYPE "ProspectOrigin" AS ENUM ('hand', 'pasted', 'file', 'link_gap', 'lost_link', 'broken_target', 'search_results', 'resource_page', 'mention');

-- CreateEnum
CREATE TYPE "ProspectEventKind" AS ENUM ('added', 'stage', 'owner', 'edited', 'terms', 'unannounced');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('mail', 'form', 'linkedin', 'phone', 'other');

-- CreateEnum
CREATE TYPE "ContactOrigin" AS ENUM ('page', 'hand', 'file');

-- CreateEnum
CREATE TYPE "TouchKind" AS ENUM ('out', 'reply', 'auto_reply', 'bounce', 'opt_out', 'refused', 'note');

-- CreateEnum
CREATE TYPE "SuppressionKind" AS ENUM ('domain', 'address', 'address_hash');

-- CreateEnum
CREATE TYPE "SuppressionCause" AS ENUM ('do_not_contact', 'opt_out', 'bounced', 'erased');

-- CreateEnum
CREATE TYPE "ApprovalOf" AS ENUM ('prospect', 'anchor', 'draft');

-- CreateEnum
CREATE TYPE "ApprovalState" AS ENUM ('asked', 'approved', 'declined');

-- CreateEnum
CREATE TYPE "CoverageKind" AS ENUM ('linked', 'nofollow', 'mention');

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "currency" CHAR(3) NOT NULL DEFAULT 'EUR';

-- AlterTable
ALTER TABLE "placement" ADD COLUMN     "fee" DECIMAL(12,2),
ADD COLUMN     "fee_currency" CHAR(3),
ADD COLUMN     "invoice" TEXT,
ADD COLUMN     "prospect_id" UUID;

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "CampaignKind" NOT NULL DEFAULT 'links',
    "tactic" "Tactic" NOT NULL,
    "owner_id" UUID,
    "goal" INTEGER,
    "budget" DECIMAL(12,2),
    "brief" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "approve_prospects" BOOLEAN NOT NULL DEFAULT false,
    "approve_anchors" BOOLEAN NOT NULL DEFAULT false,
    "approve_drafts" BOOLEAN NOT NULL DEFAULT false,
    "asset" TEXT,
    "asset_url" TEXT,
    "embargo_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_target" (
    "workspace_id" INTEGER NOT NULL,
    "campaign_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "url" TEXT NOT NULL,
    "anchors" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "campaign_target_pkey" PRIMARY KEY ("workspace_id","campaign_id","position")
);

-- CreateTable
CREATE TABLE "prospect" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "campaign_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "page_url" TEXT,
    "stage" "ProspectStage" NOT NULL DEFAULT 'found',
    "stage_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stage_before" "ProspectStage",
    "reject_reason" "RejectReason",
    "owner_id" UUID,
    "origin" "ProspectOrigin" NOT NULL,
    "origin_note" TEXT,
    "note" TEXT,
    "fit" SMALLINT,
    "target_url" TEXT,
    "anchor" TEXT,
    "follow_up_on" DATE,
    "due_on" DATE,
    "contacted_at" TIMESTAMPTZ(3),
    "touched_at" TIMESTAMPTZ(3),
    "touches_out" SMALLINT NOT NULL DEFAULT 0,
    "replied_at" TIMESTAMPTZ(3),
    "waiting" BOOLEAN NOT NULL DEFAULT false,
    "agreed_at" TIMESTAMPTZ(3),
    "placed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "batch_id" UUID,

    CONSTRAINT "prospect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prospect_event" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "prospect_id" UUID NOT NULL,
    "kind" "ProspectEventKind" NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "note" TEXT,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "batch_id" UUID,

    CONSTRAINT "prospect_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "value" TEXT NOT NULL,
    "name" TEXT,
    "job" TEXT,
    "origin" "ContactOrigin" NOT NULL,
    "found_on" TEXT,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "note" TEXT,
    "created_by_id" UUID,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_lookup" (
    "workspace_id" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tried_at" TIMESTAMPTZ(3),
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "read_at" TIMESTAMPTZ(3),
    "pages_read" SMALLINT NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "contact_lookup_pkey" PRIMARY KEY ("workspace_id","domain")
);

-- CreateTable
CREATE TABLE "touch" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "prospect_id" UUID,
    "contact_id" UUID,
    "channel" "Channel" NOT NULL,
    "kind" "TouchKind" NOT NULL,
    "address" TEXT,
    "subject" TEXT,
    "body" TEXT,
    "template_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,
    "batch_id" UUID,

    CONSTRAINT "touch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "kind" "SuppressionKind" NOT NULL,
    "value" TEXT NOT NULL,
    "cause" "SuppressionCause" NOT NULL,
    "note" TEXT,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "batch_id" UUID,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_template" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "tactic" "Tactic",
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "prospect_id" UUID NOT NULL,
    "of" "ApprovalOf" NOT NULL,
    "text" TEXT,
    "state" "ApprovalState" NOT NULL DEFAULT 'asked',
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "campaign_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT,
    "kind" "CoverageKind" NOT NULL,
    "published_on" DATE,
    "syndicated_of" UUID,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outreach_rules" (
    "workspace_id" INTEGER NOT NULL,
    "cooldown_days" SMALLINT NOT NULL DEFAULT 100,
    "follow_up_days" SMALLINT NOT NULL DEFAULT 5,
    "follow_ups_most" SMALLINT NOT NULL DEFAULT 2,

    CONSTRAINT "outreach_rules_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "workspace_id" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "day" DATE NOT NULL,
    "rate" DECIMAL(18,8) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("workspace_id","currency","day")
);

-- CreateIndex
CREATE INDEX "campaign_workspace_id_site_id_idx" ON "campaign"("workspace_id", "site_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_workspace_id_id_key" ON "campaign"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "prospect_workspace_id_campaign_id_stage_stage_at_id_idx" ON "prospect"("workspace_id", "campaign_id", "stage", "stage_at" DESC, "id");

-- CreateIndex
CREATE INDEX "prospect_workspace_id_domain_idx" ON "prospect"("workspace_id", "domain");

-- CreateIndex
CREATE INDEX "prospect_workspace_id_site_id_idx" ON "prospect"("workspace_id", "site_id");

-- CreateIndex
CREATE INDEX "prospect_workspace_id_batch_id_idx" ON "prospect"("workspace_id", "batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "prospect_workspace_id_id_key" ON "prospect"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "prospect_workspace_id_campaign_id_domain_key" ON "prospect"("workspace_id", "campaign_id", "domain");

-- CreateIndex
CREATE INDEX "prospect_event_workspace_id_prospect_id_at_idx" ON "prospect_event"("workspace_id", "prospect_id", "at");

-- CreateIndex
CREATE INDEX "prospect_event_workspace_id_batch_id_idx" ON "prospect_event"("workspace_id", "batch_id");

-- CreateIndex
CREATE INDEX "contact_workspace_id_value_idx" ON "contact"("workspace_id", "value");

-- CreateIndex
CREATE UNIQUE INDEX "contact_workspace_id_id_key" ON "contact"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_workspace_id_domain_channel_value_key" ON "contact"("workspace_id", "domain", "channel", "value");

-- CreateIndex
CREATE INDEX "contact_lookup_read_at_tried_at_idx" ON "contact_lookup"("read_at", "tried_at");

-- CreateIndex
CREATE INDEX "touch_workspace_id_domain_at_idx" ON "touch"("workspace_id", "domain", "at" DESC);

-- CreateIndex
CREATE INDEX "touch_workspace_id_prospect_id_at_idx" ON "touch"("workspace_id", "prospect_id", "at");

-- CreateIndex
CREATE INDEX "touch_workspace_id_contact_id_idx" ON "touch"("workspace_id", "contact_id");

-- CreateIndex
CREATE INDEX "touch_workspace_id_batch_id_idx" ON "touch"("workspace_id", "batch_id");

-- CreateIndex
CREATE INDEX "suppression_workspace_id_batch_id_idx" ON "suppression"("workspace_id", "batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "suppression_workspace_id_kind_value_key" ON "suppression"("workspace_id", "kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "mail_template_workspace_id_id_key" ON "mail_template"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "approval_workspace_id_prospect_id_asked_at_idx" ON "approval"("workspace_id", "prospect_id", "asked_at");

-- CreateIndex
CREATE INDEX "approval_workspace_id_state_idx" ON "approval"("workspace_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "coverage_workspace_id_campaign_id_url_key" ON "coverage"("workspace_id", "campaign_id", "url");

-- CreateIndex
CREATE INDEX "placement_workspace_id_prospect_id_idx" ON "placement"("workspace_id", "prospect_id");

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_target" ADD CONSTRAINT "campaign_target_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id") REFERENCES "campaign"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prospect" ADD CONSTRAINT "prospect_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prospect" ADD CONSTRAINT "prospect_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id") REFERENCES "campaign"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prospect_event" ADD CONSTRAINT "prospect_event_workspace_id_prospect_id_fkey" FOREIGN KEY ("workspace_id", "prospect_id") REFERENCES "prospect"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_lookup" ADD CONSTRAINT "contact_lookup_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touch" ADD CONSTRAINT "touch_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touch" ADD CONSTRAINT "touch_workspace_id_prospect_id_fkey" FOREIGN KEY ("workspace_id", "prospect_id") REFERENCES "prospect"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touch" ADD CONSTRAINT "touch_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contact"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_template" ADD CONSTRAINT "mail_template_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_workspace_id_prospect_id_fkey" FOREIGN KEY ("workspace_id", "prospect_id") REFERENCES "prospect"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id") REFERENCES "campaign"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outreach_rules" ADD CONSTRAINT "outreach_rules_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "prospect" ADD CONSTRAINT "prospect_fit" CHECK ("fit" BETWEEN 0 AND 100);
ALTER TABLE "prospect" ADD CONSTRAINT "prospect_rejected_for_a_reason" CHECK (("stage" = 'rejected') = ("reject_reason" IS NOT NULL));
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_positive" CHECK ("rate" > 0);
ALTER TABLE "outreach_rules" ADD CONSTRAINT "outreach_rules_days" CHECK ("cooldown_days" BETWEEN 0 AND 3650 AND "follow_up_days" BETWEEN 1 AND 365 AND "follow_ups_most" BETWEEN 0 AND 20);

-- Serves: what is due today.
CREATE INDEX "prospect_follow_up" ON "prospect"("workspace_id", "follow_up_on") WHERE "follow_up_on" IS NOT NULL;
-- Serves: replies that wait.
CREATE INDEX "prospect_waiting" ON "prospect"("workspace_id", "replied_at") WHERE "waiting";
