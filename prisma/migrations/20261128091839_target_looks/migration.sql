-- CreateTable
CREATE TABLE "target_look" (
    "url_key" BYTEA NOT NULL,
    "url" TEXT NOT NULL,
    "final_url" TEXT NOT NULL,
    "http_status" SMALLINT,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "target_look_pkey" PRIMARY KEY ("url_key")
);
