-- AlterEnum
ALTER TYPE "ImportState" ADD VALUE 'undoing';
ALTER TYPE "ImportState" ADD VALUE 'undone';

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "started_at" TIMESTAMPTZ(3),
ADD COLUMN     "undo_file" UUID,
ADD COLUMN     "undo_line" INTEGER,
ADD COLUMN     "undone" JSONB,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_by_id" UUID,
ADD COLUMN     "undone_rows" INTEGER NOT NULL DEFAULT 0;
