-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'admin', 'editor', 'viewer');

-- CreateEnum
CREATE TYPE "SiteKind" AS ENUM ('own', 'competitor');

-- CreateEnum
CREATE TYPE "PageAccess" AS ENUM ('ok', 'http_error', 'unreachable', 'blocked', 'not_html', 'js_required', 'robots_disallowed', 'unparsable');

-- CreateEnum
CREATE TYPE "DecidedBy" AS ENUM ('none', 'rel', 'meta', 'header');

-- CreateEnum
CREATE TYPE "LinkPresence" AS ENUM ('reported', 'found', 'missed', 'lost', 'not_found');

-- CreateEnum
CREATE TYPE "LinkKind" AS ENUM ('text', 'image', 'redirect', 'frame', 'form');

-- CreateEnum
CREATE TYPE "AnchorKind" AS ENUM ('text', 'image', 'title', 'empty');

-- CreateEnum
CREATE TYPE "RelClass" AS ENUM ('follow', 'nofollow', 'ugc', 'sponsored', 'unknown');

-- CreateEnum
CREATE TYPE "LinkPlace" AS ENUM ('content', 'navigation', 'header', 'footer', 'sidebar', 'comments', 'unknown');

-- CreateEnum
CREATE TYPE "LossReason" AS ENUM ('removed', 'page_gone', 'page_redirected', 'target_changed', 'reported');

-- CreateEnum
CREATE TYPE "Vendor" AS ENUM ('gsc', 'ahrefs', 'semrush', 'moz', 'majestic', 'bing', 'screaming_frog', 'tracker', 'paste', 'other');

-- CreateEnum
CREATE TYPE "SightingState" AS ENUM ('waiting', 'found', 'nothing');

-- CreateEnum
CREATE TYPE "Tactic" AS ENUM ('guest_post', 'resource_page', 'broken_link', 'digital_pr', 'influencer', 'unlinked_mention', 'lost_link_reclaim', 'directory', 'exchange', 'paid', 'other');

-- CreateEnum
CREATE TYPE "LinkOrigin" AS ENUM ('earned', 'built', 'bought', 'unknown');

-- CreateEnum
CREATE TYPE "Headline" AS ENUM ('live', 'changed', 'missed', 'lost', 'not_found', 'blocked', 'unreachable', 'pending');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('gained', 'known', 'returned', 'lost', 'refuted', 'missed', 'recovered', 'verified', 'rel_changed', 'anchor_changed', 'place_changed', 'hidden_changed', 'noindexed', 'indexable', 'canonical_away', 'canonical_back', 'page_moved');

-- CreateEnum
CREATE TYPE "EventOrigin" AS ENUM ('observed', 'reported', 'person');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('queued', 'running', 'paused', 'done', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "VisitState" AS ENUM ('queued', 'running', 'paused', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('uploading', 'reading', 'ready', 'importing', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('backlinks', 'placements');

-- CreateEnum
CREATE TYPE "RowState" AS ENUM ('accepted', 'duplicate', 'skipped', 'rejected');

-- CreateEnum
CREATE TYPE "OpinionKind" AS ENUM ('toxic', 'whitelisted');

-- CreateEnum
CREATE TYPE "DisavowOrigin" AS ENUM ('google', 'fairlead');

-- CreateTable
CREATE TABLE "instance" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "secret_fingerprint" TEXT,
    "setup_token_hash" BYTEA,
    "setup_token_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_beat" (
    "id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_beat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "session_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_attempt" (
    "id" BIGSERIAL NOT NULL,
    "key" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "site_set_version" INTEGER NOT NULL DEFAULT 1,
    "lost_after_misses" SMALLINT NOT NULL DEFAULT 2,
    "lost_after_hours" SMALLINT NOT NULL DEFAULT 6,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "role" "Role" NOT NULL,
    "note" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" INTEGER,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "SiteKind" NOT NULL DEFAULT 'own',
    "brands" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_domain" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "since" DATE,
    "until" DATE,

    CONSTRAINT "site_domain_pkey" PRIMARY KEY ("workspace_id","site_id","domain_id")
);

-- CreateTable
CREATE TABLE "domain" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domain_split" (
    "workspace_id" INTEGER NOT NULL,
    "host" TEXT NOT NULL,

    CONSTRAINT "domain_split_pkey" PRIMARY KEY ("workspace_id","host")
);

-- CreateTable
CREATE TABLE "page" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "url_key" BYTEA NOT NULL,
    "url" TEXT NOT NULL,
    "moved_to_id" INTEGER,
    "title" TEXT,
    "access" "PageAccess",
    "reason" TEXT,
    "http_status" SMALLINT,
    "noindex" BOOLEAN NOT NULL DEFAULT false,
    "nofollow" BOOLEAN NOT NULL DEFAULT false,
    "robots_by" "DecidedBy" NOT NULL DEFAULT 'none',
    "canonical" TEXT,
    "canonical_elsewhere" BOOLEAN NOT NULL DEFAULT false,
    "last_fetched_at" TIMESTAMPTZ(3),
    "last_read_at" TIMESTAMPTZ(3),
    "links_key" BYTEA,
    "read_site_set" INTEGER,
    "open_links" INTEGER NOT NULL DEFAULT 0,
    "out_external" INTEGER,
    "out_domains" INTEGER,

    CONSTRAINT "page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "anchor" (
    "id" SERIAL NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "text_key" BYTEA NOT NULL,
    "text" TEXT NOT NULL,
    "length" INTEGER NOT NULL,

    CONSTRAINT "anchor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link" (
    "workspace_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "source_domain_id" INTEGER NOT NULL,
    "target_domain_id" INTEGER NOT NULL,
    "same_domain" BOOLEAN NOT NULL,
    "presence" "LinkPresence" NOT NULL,
    "live" BOOLEAN NOT NULL GENERATED ALWAYS AS ("presence" IN ('found', 'missed') OR ("presence" = 'reported' AND "lost_on" IS NULL)) STORED,
    "kind" "LinkKind" NOT NULL DEFAULT 'text',
    "anchor_id" INTEGER,
    "anchor_kind" "AnchorKind" NOT NULL DEFAULT 'text',
    "rel" TEXT NOT NULL DEFAULT '',
    "rel_class" "RelClass" NOT NULL DEFAULT 'unknown',
    "rel_by" "DecidedBy" NOT NULL DEFAULT 'none',
    "place" "LinkPlace" NOT NULL DEFAULT 'unknown',
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "occurrences" SMALLINT NOT NULL DEFAULT 1,
    "others" JSONB,
    "context_left" TEXT,
    "context_right" TEXT,
    "known_on" DATE NOT NULL,
    "dated" BOOLEAN NOT NULL DEFAULT false,
    "lost_on" DATE,
    "loss_reason" "LossReason",
    "found_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "misses" SMALLINT NOT NULL DEFAULT 0,
    "missed_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_pkey" PRIMARY KEY ("workspace_id","source_id","target_id")
);

-- CreateTable
CREATE TABLE "link_sighting" (
    "workspace_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "vendor" "Vendor" NOT NULL,
    "first_seen_on" DATE,
    "last_seen_on" DATE,
    "lost_on" DATE,
    "import_id" UUID NOT NULL,
    "last_import_id" UUID NOT NULL,
    "reported_source" TEXT,
    "reported_target" TEXT,
    "metrics" JSONB,

    CONSTRAINT "link_sighting_pkey" PRIMARY KEY ("workspace_id","source_id","target_id","vendor")
);

-- CreateTable
CREATE TABLE "page_sighting" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "page_id" INTEGER NOT NULL,
    "vendor" "Vendor" NOT NULL,
    "state" "SightingState" NOT NULL DEFAULT 'waiting',
    "first_seen_on" DATE,
    "last_seen_on" DATE,
    "import_id" UUID NOT NULL,
    "last_import_id" UUID NOT NULL,

    CONSTRAINT "page_sighting_pkey" PRIMARY KEY ("workspace_id","site_id","page_id","vendor")
);

-- CreateTable
CREATE TABLE "domain_sighting" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "vendor" "Vendor" NOT NULL,
    "first_seen_on" DATE,
    "last_seen_on" DATE,
    "links" INTEGER,
    "metrics" JSONB,
    "import_id" UUID NOT NULL,
    "last_import_id" UUID NOT NULL,

    CONSTRAINT "domain_sighting_pkey" PRIMARY KEY ("workspace_id","site_id","domain_id","vendor")
);

-- CreateTable
CREATE TABLE "placement" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "anchor" TEXT,
    "rel" "RelClass",
    "price" DECIMAL(12,2),
    "currency" CHAR(3),
    "vendor" TEXT,
    "contact" TEXT,
    "tactic" "Tactic",
    "origin" "LinkOrigin" NOT NULL DEFAULT 'unknown',
    "live_on" DATE,
    "expires_on" DATE,
    "notes" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "import_id" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "headline" "Headline" NOT NULL DEFAULT 'pending',
    "sentence" TEXT,
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "presence" TEXT NOT NULL DEFAULT 'unknown',
    "access" "PageAccess",
    "checked_at" TIMESTAMPTZ(3),
    "found_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "misses" SMALLINT NOT NULL DEFAULT 0,
    "missed_at" TIMESTAMPTZ(3),

    CONSTRAINT "placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement_check" (
    "placement_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "run_id" UUID NOT NULL,
    "headline" "Headline" NOT NULL,
    "presence" TEXT NOT NULL,
    "access" "PageAccess" NOT NULL,
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sentence" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "match" TEXT NOT NULL,
    "anchor" TEXT,
    "rel" TEXT,
    "rel_class" "RelClass",
    "context_left" TEXT,
    "context_right" TEXT,
    "place" "LinkPlace",

    CONSTRAINT "placement_check_pkey" PRIMARY KEY ("placement_id","at","run_id")
);

-- CreateTable
CREATE TABLE "page_check" (
    "workspace_id" INTEGER NOT NULL,
    "page_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "run_id" UUID NOT NULL,
    "attempt" SMALLINT NOT NULL,
    "access" "PageAccess" NOT NULL,
    "reason" TEXT,
    "conclusive" BOOLEAN NOT NULL,
    "http_status" SMALLINT,
    "final_url" TEXT,
    "hops" JSONB,
    "truncated" BOOLEAN NOT NULL DEFAULT false,
    "soft_404" BOOLEAN NOT NULL DEFAULT false,
    "noindex" BOOLEAN NOT NULL DEFAULT false,
    "nofollow" BOOLEAN NOT NULL DEFAULT false,
    "robots_by" "DecidedBy" NOT NULL DEFAULT 'none',
    "robots_allowed" BOOLEAN,
    "googlebot_allowed" BOOLEAN,
    "canonical" TEXT,
    "out_external" INTEGER,
    "out_domains" INTEGER,
    "links_found" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "page_check_pkey" PRIMARY KEY ("workspace_id","page_id","at","run_id")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "link_event" (
    "id" BIGSERIAL NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "workspace_id" INTEGER NOT NULL,
    "kind" "EventKind" NOT NULL,
    "origin" "EventOrigin" NOT NULL,
    "occurred_on" DATE NOT NULL,
    "source_id" INTEGER NOT NULL,
    "target_id" INTEGER,
    "source_domain_id" INTEGER NOT NULL,
    "target_domain_id" INTEGER,
    "from_class" "RelClass",
    "to_class" "RelClass",
    "import_id" UUID,
    "run_id" UUID,
    "detail" JSONB,

    CONSTRAINT "link_event_pkey" PRIMARY KEY ("id","recorded_at")
) PARTITION BY RANGE ("recorded_at");

-- CreateTable
CREATE TABLE "domain_link" (
    "workspace_id" INTEGER NOT NULL,
    "source_domain_id" INTEGER NOT NULL,
    "target_domain_id" INTEGER NOT NULL,
    "links" INTEGER NOT NULL DEFAULT 0,
    "live" INTEGER NOT NULL DEFAULT 0,
    "verified" INTEGER NOT NULL DEFAULT 0,
    "follow" INTEGER NOT NULL DEFAULT 0,
    "nofollow" INTEGER NOT NULL DEFAULT 0,
    "ugc" INTEGER NOT NULL DEFAULT 0,
    "sponsored" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "domain_link_pkey" PRIMARY KEY ("workspace_id","source_domain_id","target_domain_id")
);

-- CreateTable
CREATE TABLE "referring_domain" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "links" INTEGER NOT NULL DEFAULT 0,
    "live" INTEGER NOT NULL DEFAULT 0,
    "verified" INTEGER NOT NULL DEFAULT 0,
    "follow" INTEGER NOT NULL DEFAULT 0,
    "nofollow" INTEGER NOT NULL DEFAULT 0,
    "ugc" INTEGER NOT NULL DEFAULT 0,
    "sponsored" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "referring_domain_pkey" PRIMARY KEY ("workspace_id","site_id","domain_id")
);

-- CreateTable
CREATE TABLE "domain_event" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "occurred_on" DATE NOT NULL,
    "kind" "EventKind" NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "domain_event_pkey" PRIMARY KEY ("workspace_id","site_id","domain_id","occurred_on","kind")
);

-- CreateTable
CREATE TABLE "site_day" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "links_gained" INTEGER NOT NULL DEFAULT 0,
    "links_lost" INTEGER NOT NULL DEFAULT 0,
    "links_known" INTEGER NOT NULL DEFAULT 0,
    "domains_gained" INTEGER NOT NULL DEFAULT 0,
    "domains_lost" INTEGER NOT NULL DEFAULT 0,
    "domains_known" INTEGER NOT NULL DEFAULT 0,
    "follow" INTEGER NOT NULL DEFAULT 0,
    "nofollow" INTEGER NOT NULL DEFAULT 0,
    "ugc" INTEGER NOT NULL DEFAULT 0,
    "sponsored" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "site_day_pkey" PRIMARY KEY ("workspace_id","site_id","day")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "RunState" NOT NULL DEFAULT 'queued',
    "selection" JSONB NOT NULL,
    "links" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "hosts" INTEGER NOT NULL DEFAULT 0,
    "pages_done" INTEGER NOT NULL DEFAULT 0,
    "live" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "lost" INTEGER NOT NULL DEFAULT 0,
    "not_found" INTEGER NOT NULL DEFAULT 0,
    "blocked" INTEGER NOT NULL DEFAULT 0,
    "unreachable" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "filled_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "run_id" UUID NOT NULL,
    "page_id" INTEGER NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "host_id" INTEGER NOT NULL,
    "state" "VisitState" NOT NULL DEFAULT 'queued',
    "attempt" SMALLINT NOT NULL DEFAULT 0,
    "worker_id" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "holds_host" BOOLEAN NOT NULL DEFAULT false,
    "headline" "Headline",
    "http_status" SMALLINT,
    "note" TEXT,
    "ms" INTEGER,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_pkey" PRIMARY KEY ("run_id","page_id")
);

-- CreateTable
CREATE TABLE "host" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "free_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "in_flight" SMALLINT NOT NULL DEFAULT 0,
    "crawl_delay_ms" INTEGER,
    "next_workspace_id" INTEGER NOT NULL DEFAULT 0,
    "wait_reason" TEXT,

    CONSTRAINT "host_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "robots_file" (
    "origin" TEXT NOT NULL,
    "status" SMALLINT,
    "body" TEXT,
    "failing" BOOLEAN NOT NULL DEFAULT false,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "robots_file_pkey" PRIMARY KEY ("origin")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'uploading',
    "rows" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "duplicate" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "new_links" INTEGER NOT NULL DEFAULT 0,
    "known_links" INTEGER NOT NULL DEFAULT 0,
    "written" INTEGER NOT NULL DEFAULT 0,
    "candidates" INTEGER NOT NULL DEFAULT 0,
    "resume_file" UUID,
    "resume_line" INTEGER,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "import_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" BYTEA,
    "detected" JSONB,
    "mapping" JSONB,
    "kind" "ImportKind" NOT NULL DEFAULT 'backlinks',
    "staged" BOOLEAN NOT NULL DEFAULT false,
    "vendor" "Vendor",
    "rows" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "duplicate" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_chunk" (
    "file_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "upload_chunk_pkey" PRIMARY KEY ("file_id","seq")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "state" "RowState" NOT NULL,
    "reason" TEXT,
    "data" JSONB NOT NULL,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","file_id","line")
) PARTITION BY LIST ("import_id");

-- CreateTable
CREATE TABLE "column_mapping" (
    "workspace_id" INTEGER NOT NULL,
    "header_key" BYTEA NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "column_mapping_pkey" PRIMARY KEY ("workspace_id","header_key")
);

-- CreateTable
CREATE TABLE "opinion" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "kind" "OpinionKind" NOT NULL,
    "domain" TEXT,
    "url_key" BYTEA,
    "url" TEXT,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "batch_id" UUID NOT NULL,
    "replaced" JSONB,

    CONSTRAINT "opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disavow_list" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "property" TEXT NOT NULL,
    "google_known_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "disavow_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disavow_version" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "list_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "origin" "DisavowOrigin" NOT NULL,
    "text" TEXT NOT NULL,
    "domains" INTEGER NOT NULL,
    "urls" INTEGER NOT NULL,
    "note" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uploaded_at" TIMESTAMPTZ(3),

    CONSTRAINT "disavow_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "login_attempt_key_at_idx" ON "login_attempt"("key", "at");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_workspace_id_idx" ON "invitation"("workspace_id");

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_at_idx" ON "audit_entry"("workspace_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "site_workspace_id_id_key" ON "site"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "site_workspace_id_slug_key" ON "site"("workspace_id", "slug");

-- CreateIndex
CREATE INDEX "site_domain_workspace_id_domain_id_idx" ON "site_domain"("workspace_id", "domain_id");

-- CreateIndex
CREATE UNIQUE INDEX "domain_workspace_id_name_key" ON "domain"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "domain_workspace_id_id_key" ON "domain"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "page_workspace_id_domain_id_idx" ON "page"("workspace_id", "domain_id");

-- CreateIndex
CREATE UNIQUE INDEX "page_workspace_id_url_key_key" ON "page"("workspace_id", "url_key");

-- CreateIndex
CREATE UNIQUE INDEX "page_workspace_id_id_key" ON "page"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "page_workspace_id_id_domain_id_key" ON "page"("workspace_id", "id", "domain_id");

-- CreateIndex
CREATE UNIQUE INDEX "anchor_workspace_id_text_key_key" ON "anchor"("workspace_id", "text_key");

-- CreateIndex
CREATE UNIQUE INDEX "anchor_workspace_id_id_key" ON "anchor"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "link_workspace_id_target_domain_id_known_on_source_id_targe_idx" ON "link"("workspace_id", "target_domain_id", "known_on" DESC, "source_id", "target_id");

-- CreateIndex
CREATE INDEX "link_workspace_id_source_domain_id_target_domain_id_idx" ON "link"("workspace_id", "source_domain_id", "target_domain_id");

-- CreateIndex
CREATE INDEX "link_workspace_id_target_id_target_domain_id_idx" ON "link"("workspace_id", "target_id", "target_domain_id");

-- CreateIndex
CREATE INDEX "link_workspace_id_anchor_id_idx" ON "link"("workspace_id", "anchor_id");

-- CreateIndex
CREATE INDEX "link_sighting_last_import_id_idx" ON "link_sighting"("last_import_id");

-- CreateIndex
CREATE INDEX "page_sighting_workspace_id_page_id_idx" ON "page_sighting"("workspace_id", "page_id");

-- CreateIndex
CREATE INDEX "placement_workspace_id_source_id_idx" ON "placement"("workspace_id", "source_id");

-- CreateIndex
CREATE INDEX "placement_workspace_id_target_id_idx" ON "placement"("workspace_id", "target_id");

-- CreateIndex
CREATE INDEX "placement_workspace_id_site_id_headline_idx" ON "placement"("workspace_id", "site_id", "headline");

-- CreateIndex
CREATE UNIQUE INDEX "placement_workspace_id_site_id_source_id_target_id_key" ON "placement"("workspace_id", "site_id", "source_id", "target_id");

-- CreateIndex
CREATE INDEX "link_event_workspace_id_source_id_target_id_idx" ON "link_event"("workspace_id", "source_id", "target_id");

-- CreateIndex
CREATE INDEX "link_event_workspace_id_target_domain_id_source_domain_id_o_idx" ON "link_event"("workspace_id", "target_domain_id", "source_domain_id", "occurred_on");

-- CreateIndex
CREATE INDEX "domain_link_workspace_id_target_domain_id_live_idx" ON "domain_link"("workspace_id", "target_domain_id", "live" DESC);

-- CreateIndex
CREATE INDEX "referring_domain_workspace_id_site_id_live_domain_id_idx" ON "referring_domain"("workspace_id", "site_id", "live" DESC, "domain_id");

-- CreateIndex
CREATE INDEX "referring_domain_workspace_id_domain_id_idx" ON "referring_domain"("workspace_id", "domain_id");

-- CreateIndex
CREATE INDEX "run_workspace_id_site_id_created_at_idx" ON "run"("workspace_id", "site_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "run_workspace_id_number_key" ON "run"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "host_name_key" ON "host"("name");

-- CreateIndex
CREATE INDEX "import_workspace_id_site_id_created_at_idx" ON "import"("workspace_id", "site_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "import_workspace_id_id_key" ON "import"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "import_file_workspace_id_import_id_idx" ON "import_file"("workspace_id", "import_id");

-- CreateIndex
CREATE INDEX "opinion_workspace_id_batch_id_idx" ON "opinion"("workspace_id", "batch_id");

-- CreateIndex
CREATE INDEX "opinion_workspace_id_site_id_at_idx" ON "opinion"("workspace_id", "site_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "disavow_list_workspace_id_site_id_property_key" ON "disavow_list"("workspace_id", "site_id", "property");

-- CreateIndex
CREATE UNIQUE INDEX "disavow_list_workspace_id_id_key" ON "disavow_list"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "disavow_version_list_id_number_key" ON "disavow_version"("list_id", "number");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_domain" ADD CONSTRAINT "site_domain_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_domain" ADD CONSTRAINT "site_domain_workspace_id_domain_id_fkey" FOREIGN KEY ("workspace_id", "domain_id") REFERENCES "domain"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain" ADD CONSTRAINT "domain_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page" ADD CONSTRAINT "page_workspace_id_domain_id_fkey" FOREIGN KEY ("workspace_id", "domain_id") REFERENCES "domain"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page" ADD CONSTRAINT "page_workspace_id_moved_to_id_fkey" FOREIGN KEY ("workspace_id", "moved_to_id") REFERENCES "page"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_workspace_id_source_id_source_domain_id_fkey" FOREIGN KEY ("workspace_id", "source_id", "source_domain_id") REFERENCES "page"("workspace_id", "id", "domain_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_workspace_id_target_id_target_domain_id_fkey" FOREIGN KEY ("workspace_id", "target_id", "target_domain_id") REFERENCES "page"("workspace_id", "id", "domain_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_workspace_id_anchor_id_fkey" FOREIGN KEY ("workspace_id", "anchor_id") REFERENCES "anchor"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_sighting" ADD CONSTRAINT "link_sighting_workspace_id_source_id_target_id_fkey" FOREIGN KEY ("workspace_id", "source_id", "target_id") REFERENCES "link"("workspace_id", "source_id", "target_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_sighting" ADD CONSTRAINT "page_sighting_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_sighting" ADD CONSTRAINT "page_sighting_workspace_id_page_id_fkey" FOREIGN KEY ("workspace_id", "page_id") REFERENCES "page"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_sighting" ADD CONSTRAINT "domain_sighting_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_sighting" ADD CONSTRAINT "domain_sighting_workspace_id_domain_id_fkey" FOREIGN KEY ("workspace_id", "domain_id") REFERENCES "domain"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "page"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_workspace_id_target_id_fkey" FOREIGN KEY ("workspace_id", "target_id") REFERENCES "page"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_check" ADD CONSTRAINT "placement_check_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_link" ADD CONSTRAINT "domain_link_workspace_id_source_domain_id_fkey" FOREIGN KEY ("workspace_id", "source_domain_id") REFERENCES "domain"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_link" ADD CONSTRAINT "domain_link_workspace_id_target_domain_id_fkey" FOREIGN KEY ("workspace_id", "target_domain_id") REFERENCES "domain"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referring_domain" ADD CONSTRAINT "referring_domain_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referring_domain" ADD CONSTRAINT "referring_domain_workspace_id_domain_id_fkey" FOREIGN KEY ("workspace_id", "domain_id") REFERENCES "domain"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_event" ADD CONSTRAINT "domain_event_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_day" ADD CONSTRAINT "site_day_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "import"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_chunk" ADD CONSTRAINT "upload_chunk_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "import_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disavow_list" ADD CONSTRAINT "disavow_list_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disavow_version" ADD CONSTRAINT "disavow_version_workspace_id_list_id_fkey" FOREIGN KEY ("workspace_id", "list_id") REFERENCES "disavow_list"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ===================================================================================================
-- Written by hand: what schema.prisma cannot say. test/db/catalogue.test.ts compares this list with the
-- catalogue.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The stored copies are true, or the row is refused.
ALTER TABLE "link" ADD CONSTRAINT "link_same_domain_true" CHECK ("same_domain" = ("source_domain_id" = "target_domain_id"));
ALTER TABLE "link" ADD CONSTRAINT "link_lost_has_a_day" CHECK ("presence" <> 'lost' OR "lost_on" IS NOT NULL);
ALTER TABLE "link" ADD CONSTRAINT "link_found_was_seen" CHECK ("presence" NOT IN ('found', 'missed') OR "found_at" IS NOT NULL);
ALTER TABLE "page" ADD CONSTRAINT "page_url_key_16" CHECK (octet_length("url_key") = 16);
ALTER TABLE "page" ADD CONSTRAINT "page_not_its_own_alias" CHECK ("moved_to_id" <> "id");
ALTER TABLE "page" ADD CONSTRAINT "page_open_links_counted" CHECK ("open_links" >= 0);
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_text_key_16" CHECK (octet_length("text_key") = 16);
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_of_one_thing" CHECK (num_nonnulls("domain", "url_key") = 1 AND ("url_key" IS NULL) = ("url" IS NULL));
ALTER TABLE "instance" ADD CONSTRAINT "instance_is_one_row" CHECK ("id" = 1);
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_loss_rule" CHECK ("lost_after_misses" BETWEEN 1 AND 10 AND "lost_after_hours" BETWEEN 0 AND 720);
ALTER TABLE "domain_link" ADD CONSTRAINT "domain_link_counts" CHECK ("live" >= 0 AND "links" >= "live" AND "verified" BETWEEN 0 AND "links" AND "follow" >= 0 AND "nofollow" >= 0 AND "ugc" >= 0 AND "sponsored" >= 0);
ALTER TABLE "referring_domain" ADD CONSTRAINT "referring_domain_counts" CHECK ("live" >= 0 AND "links" >= "live" AND "verified" BETWEEN 0 AND "links" AND "follow" >= 0 AND "nofollow" >= 0 AND "ugc" >= 0 AND "sponsored" >= 0);
ALTER TABLE "domain_event" ADD CONSTRAINT "domain_event_kind" CHECK ("kind" IN ('gained', 'known', 'returned', 'lost', 'refuted'));
ALTER TABLE "host" ADD CONSTRAINT "host_in_flight" CHECK ("in_flight" >= 0);

-- One opinion of a kind on one thing of a site.
CREATE UNIQUE INDEX "opinion_domain_once" ON "opinion" ("workspace_id", "site_id", "domain") WHERE "domain" IS NOT NULL;
CREATE UNIQUE INDEX "opinion_page_once" ON "opinion" ("workspace_id", "site_id", "url_key") WHERE "url_key" IS NOT NULL;
-- One primary domain a site.
CREATE UNIQUE INDEX "site_domain_primary_once" ON "site_domain" ("workspace_id", "site_id") WHERE "primary";
-- Serves: aliases of a page; the foreign key of moved_to_id. Few pages are aliases.
CREATE INDEX "page_moved_to" ON "page" ("workspace_id", "moved_to_id") WHERE "moved_to_id" IS NOT NULL;
-- Serves: candidates still to be read on a site.
CREATE INDEX "page_sighting_waiting" ON "page_sighting" ("workspace_id", "site_id", "page_id") WHERE "state" = 'waiting';
-- Serves: "anchor contains"; on the first 200 characters.
CREATE INDEX "anchor_text_trgm" ON "anchor" USING gin (left("text", 200) gin_trgm_ops);
-- Serves: the claim (hosts that may be asked now, workspace by workspace; then the next visit of one host).
CREATE INDEX "host_due" ON "host" ("next_workspace_id", "next_at") WHERE "next_at" IS NOT NULL;
CREATE INDEX "visit_next" ON "visit" ("host_id", "workspace_id", "run_id", "page_id") WHERE "state" = 'queued';
-- Serves: the recount of what is in flight at a host.
CREATE INDEX "host_busy" ON "host" ("id") WHERE "in_flight" > 0;
CREATE INDEX "visit_holding" ON "visit" ("host_id") WHERE "holds_host";
-- Serves: leases that have run out.
CREATE INDEX "visit_leased" ON "visit" ("lease_until") WHERE "state" = 'running';
-- Serves: pause, cancel and finish of a run; its hosts; its latest results.
CREATE INDEX "visit_open" ON "visit" ("run_id", "host_id") WHERE "state" IN ('queued', 'running', 'paused');
CREATE INDEX "visit_latest" ON "visit" ("run_id", "done_at" DESC) WHERE "state" IN ('done', 'failed');

-- Nobody rewrites the audit log.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Monthly partitions, made ahead by the worker; the default one only catches a clock that is far off.
CREATE FUNCTION "ensure_partitions"("from_day" date, "months" integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  first_day date;
BEGIN
  FOREACH parent IN ARRAY ARRAY['page_check', 'link_event'] LOOP
    FOR i IN 0 .. "months" - 1 LOOP
      first_day := (date_trunc('month', "from_day") + make_interval(months => i))::date;
      EXECUTE format(
        'CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        parent || '_' || to_char(first_day, 'YYYY_MM'), parent,
        first_day::timestamp AT TIME ZONE 'UTC', (first_day + interval '1 month')::timestamp AT TIME ZONE 'UTC'
      );
    END LOOP;
  END LOOP;
END $$;
CREATE TABLE "page_check_default" PARTITION OF "page_check" DEFAULT;
CREATE TABLE "link_event_default" PARTITION OF "link_event" DEFAULT;
SELECT "ensure_partitions"(current_date, 3);

INSERT INTO "instance" ("id") VALUES (1);
