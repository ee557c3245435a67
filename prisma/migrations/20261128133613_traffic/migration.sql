-- CreateEnum
CREATE TYPE "TrafficSource" AS ENUM ('search_console', 'analytics');

-- CreateTable
CREATE TABLE "page_traffic" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "page_id" INTEGER NOT NULL,
    "source" "TrafficSource" NOT NULL,
    "clicks" INTEGER,
    "impressions" INTEGER,
    "sessions" INTEGER,
    "position" REAL,
    "period_from" DATE,
    "period_to" DATE,
    "import_id" UUID NOT NULL,

    CONSTRAINT "page_traffic_pkey" PRIMARY KEY ("workspace_id","site_id","page_id","source")
);

-- CreateTable
CREATE TABLE "host_traffic" (
    "workspace_id" INTEGER NOT NULL,
    "site_id" INTEGER NOT NULL,
    "host" TEXT NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "sessions" INTEGER NOT NULL,
    "period_from" DATE,
    "period_to" DATE,
    "import_id" UUID NOT NULL,

    CONSTRAINT "host_traffic_pkey" PRIMARY KEY ("workspace_id","site_id","host")
);

-- CreateIndex
CREATE INDEX "page_traffic_workspace_id_page_id_idx" ON "page_traffic"("workspace_id", "page_id");

-- CreateIndex
CREATE INDEX "host_traffic_workspace_id_domain_id_idx" ON "host_traffic"("workspace_id", "domain_id");

-- AddForeignKey
ALTER TABLE "page_traffic" ADD CONSTRAINT "page_traffic_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_traffic" ADD CONSTRAINT "page_traffic_workspace_id_page_id_fkey" FOREIGN KEY ("workspace_id", "page_id") REFERENCES "page"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_traffic" ADD CONSTRAINT "host_traffic_workspace_id_site_id_fkey" FOREIGN KEY ("workspace_id", "site_id") REFERENCES "site"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_traffic" ADD CONSTRAINT "host_traffic_workspace_id_domain_id_fkey" FOREIGN KEY ("workspace_id", "domain_id") REFERENCES "domain"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
