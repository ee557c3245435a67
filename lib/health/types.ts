/** What an operator's monitor asks: each part, and whether all of them are well. Names no address and no tenant. */
export interface Health {
  ok: boolean;
  database: { ok: boolean };
  migrations: { ok: boolean; applied: number; missing: number };
  worker: { ok: boolean; alive: number; lastBeatAt: string | null };
}
