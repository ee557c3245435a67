-- CreateTable
CREATE TABLE "page_mark" (
    "workspace_id" INTEGER NOT NULL,
    "page_id" INTEGER NOT NULL,
    "template" BYTEA,
    "outgoing" INTEGER[],
    "uncommon_domains" INTEGER NOT NULL,
    "spam_links" INTEGER NOT NULL,
    "bad_domains" INTEGER NOT NULL,
    "spam_sample" TEXT[],
    "parked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "page_mark_pkey" PRIMARY KEY ("workspace_id","page_id")
);

-- CreateTable
CREATE TABLE "domain_address" (
    "workspace_id" INTEGER NOT NULL,
    "domain_id" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "since" DATE NOT NULL,

    CONSTRAINT "domain_address_pkey" PRIMARY KEY ("workspace_id","domain_id")
);

-- AddForeignKey
ALTER TABLE "page_mark" ADD CONSTRAINT "page_mark_workspace_id_page_id_fkey" FOREIGN KEY ("workspace_id", "page_id") REFERENCES "page"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_address" ADD CONSTRAINT "domain_address_workspace_id_domain_id_fkey" FOREIGN KEY ("workspace_id", "domain_id") REFERENCES "domain"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
