import { defineConfig } from "prisma/config";

// For Prisma's own command line. The product needs none of it: `fairlead migrate` applies the same files, and reads
// and writes the same table.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
