-- AlterTable
ALTER TABLE "toxic_audit" ADD COLUMN     "weights" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "toxic_weights" (
    "workspace_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "changes" JSONB NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "toxic_weights_pkey" PRIMARY KEY ("workspace_id","number")
);

-- AddForeignKey
ALTER TABLE "toxic_weights" ADD CONSTRAINT "toxic_weights_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
