-- CreateEnum
CREATE TYPE "RankState" AS ENUM ('loading', 'current');

-- CreateTable
CREATE TABLE "domain_rank" (
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "pagerank" INTEGER,

    CONSTRAINT "domain_rank_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "rank_release" (
    "state" "RankState" NOT NULL,
    "name" TEXT NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "top" INTEGER NOT NULL,
    "total" INTEGER,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "imported_at" TIMESTAMPTZ(3),

    CONSTRAINT "rank_release_pkey" PRIMARY KEY ("state")
);
