-- CreateTable
CREATE TABLE "removal_batch" (
    "workspace_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "site_id" INTEGER NOT NULL,
    "step_ids" UUID[],
    "taken" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "removal_batch_pkey" PRIMARY KEY ("workspace_id","id")
);

-- AddForeignKey
ALTER TABLE "removal_batch" ADD CONSTRAINT "removal_batch_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
