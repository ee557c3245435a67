-- AlterTable
ALTER TABLE "import_file" ADD COLUMN     "remembered" BOOLEAN NOT NULL DEFAULT false;
