-- CreateEnum
CREATE TYPE "LinkRelevance" AS ENUM ('same', 'related', 'unrelated', 'too_little');

-- AlterTable
ALTER TABLE "link" ADD COLUMN     "relevance" "LinkRelevance";

-- CreateTable
CREATE TABLE "page_topic" (
    "workspace_id" INTEGER NOT NULL,
    "page_id" INTEGER NOT NULL,
    "language" TEXT,
    "words" INTEGER NOT NULL DEFAULT 0,
    "terms" TEXT,
    "text_key" BYTEA,
    "read_at" TIMESTAMPTZ(3),
    "wanted_at" TIMESTAMPTZ(3),
    "judge" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "page_topic_pkey" PRIMARY KEY ("workspace_id","page_id")
);

-- CreateTable
CREATE TABLE "common_terms" (
    "workspace_id" INTEGER NOT NULL,
    "domains" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "built_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "common_terms_pkey" PRIMARY KEY ("workspace_id")
);

-- AddForeignKey
ALTER TABLE "page_topic" ADD CONSTRAINT "page_topic_workspace_id_page_id_fkey" FOREIGN KEY ("workspace_id", "page_id") REFERENCES "page"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "common_terms" ADD CONSTRAINT "common_terms_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- Serves: the target pages to read next.
CREATE INDEX "page_topic_wanted" ON "page_topic" ("wanted_at") WHERE "wanted_at" IS NOT NULL;
-- Serves: the pages whose links are to be judged anew.
CREATE INDEX "page_topic_judge" ON "page_topic" ("workspace_id", "page_id") WHERE "judge";
