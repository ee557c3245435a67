-- CreateTable
CREATE TABLE "recount" (
    "workspace_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "after_domain" INTEGER NOT NULL DEFAULT 0,
    "work_ms" INTEGER NOT NULL DEFAULT 0,
    "drift" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "recount_pkey" PRIMARY KEY ("workspace_id","started_at")
);

-- CreateTable
CREATE TABLE "host_move" (
    "workspace_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "pages" INTEGER NOT NULL DEFAULT 0,
    "after_page" INTEGER NOT NULL DEFAULT 0,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "host_move_pkey" PRIMARY KEY ("workspace_id")
);

-- AddForeignKey
ALTER TABLE "recount" ADD CONSTRAINT "recount_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_move" ADD CONSTRAINT "host_move_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- A page that goes to another domain takes the domain ids of its links along (ON UPDATE CASCADE); whether both ends are of
-- one domain follows them. It fires for nothing else: the writer never sets these columns of a row that is there.
CREATE FUNCTION "follow_domains"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."same_domain" := NEW."source_domain_id" = NEW."target_domain_id";
  RETURN NEW;
END $$;
CREATE TRIGGER "link_follow_domains" BEFORE UPDATE OF "source_domain_id", "target_domain_id" ON "link"
  FOR EACH ROW EXECUTE FUNCTION "follow_domains"();
