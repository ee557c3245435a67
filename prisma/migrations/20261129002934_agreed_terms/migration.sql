-- AlterTable
ALTER TABLE "placement" ADD COLUMN     "agreed_on" DATE;

-- CreateTable
CREATE TABLE "agreed_terms" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "prospect_id" UUID NOT NULL,
    "target_url" TEXT NOT NULL,
    "anchor" TEXT,
    "rel" "RelClass",
    "place" "LinkPlace",
    "price" DECIMAL(12,2),
    "currency" CHAR(3),
    "fee" DECIMAL(12,2),
    "fee_currency" CHAR(3),
    "vendor" TEXT,
    "contact" TEXT,
    "invoice" TEXT,
    "notes" TEXT,
    "expires_on" DATE,
    "agreed_on" DATE NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreed_terms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unannounced_link" (
    "id" UUID NOT NULL,
    "workspace_id" INTEGER NOT NULL,
    "prospect_id" UUID NOT NULL,
    "source_url" TEXT NOT NULL,
    "target_url" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,
    "not_ours" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "unannounced_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agreed_terms_workspace_id_prospect_id_idx" ON "agreed_terms"("workspace_id", "prospect_id");

-- CreateIndex
CREATE INDEX "unannounced_link_workspace_id_prospect_id_idx" ON "unannounced_link"("workspace_id", "prospect_id");

-- CreateIndex
CREATE INDEX "unannounced_link_workspace_id_settled_at_found_at_idx" ON "unannounced_link"("workspace_id", "settled_at", "found_at" DESC);

-- AddForeignKey
ALTER TABLE "agreed_terms" ADD CONSTRAINT "agreed_terms_workspace_id_prospect_id_fkey" FOREIGN KEY ("workspace_id", "prospect_id") REFERENCES "prospect"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unannounced_link" ADD CONSTRAINT "unannounced_link_workspace_id_prospect_id_fkey" FOREIGN KEY ("workspace_id", "prospect_id") REFERENCES "prospect"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
