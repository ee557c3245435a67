// Runs before each database test file is loaded, so that lib/db finds the file's own database however it is imported.
import { afterAll } from "vitest";
import { closePool } from "#lib/db/pool";
import { testDatabase } from "./postgres.ts";

const database = await testDatabase();
process.env.DATABASE_URL = database.url;
process.env.FAIRLEAD_SECRET ??= "a secret that only the tests know, 48 characters";

afterAll(async () => {
  await closePool();
  await database.close();
});
