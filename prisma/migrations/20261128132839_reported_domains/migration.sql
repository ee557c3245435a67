-- AlterEnum
ALTER TYPE "ImportKind" ADD VALUE 'domains';
ALTER TYPE "ImportKind" ADD VALUE 'traffic';

-- AlterTable
ALTER TABLE "domain_sighting" ADD COLUMN     "lost_on" DATE;

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "known_domains" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "new_domains" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "domain_sighting_workspace_id_domain_id_idx" ON "domain_sighting"("workspace_id", "domain_id");
