import { authority } from "#lib/core/score/authority";
import { query } from "#lib/db/sql";
import { readRelease } from "./read-release.ts";
import type { DomainRank, RankRelease } from "./types.ts";

/** The release in use; null when none was imported. It says nothing of any tenant. */
export function rankRelease(): Promise<RankRelease | null> {
  return readRelease("current");
}

/**
 * Ranks of domains by their very name: a blog on a shared host never has its host's rank, since the ranking folds
 * such hosts by ICANN suffixes alone. What is not among the kept ones is not in the map.
 * @param names lower case, punycode, as domain.name
 */
export async function ranksOf(names: readonly string[]): Promise<Map<string, DomainRank>> {
  const rows = await query<{ name: string; position: number; pagerank: number | null; total: number | null }>(
    `SELECT r.name, r.position, r.pagerank, (SELECT total FROM rank_release WHERE state = 'current') AS total
     FROM domain_rank r WHERE r.name = ANY($1)`,
    [names],
  );
  return new Map(
    rows.flatMap(({ name, position, pagerank, total }) => {
      const score = authority(position, total);
      return score === null ? [] : [[name, { position, pagerank, authority: score }] as const];
    }),
  );
}
