import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";
import { pool } from "./pool.ts";

const held = globalThis as { fairleadPrisma?: PrismaClient };

/** Prisma over the one pool (pool.ts). Its types stop at `lib/<feature>/types.ts`: no page sees them. */
export function db(): PrismaClient {
  held.fairleadPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool(), { disposeExternalPool: false }) });
  return held.fairleadPrisma;
}
