import { releaseWords } from "#lib/core/score/release-words";
import { one } from "#lib/db/sql";
import type { RankRelease } from "./types.ts";

/** The release in use ("current") or the one whose import was begun and has not ended ("loading"); null: there is none. */
export async function readRelease(state: "current" | "loading"): Promise<RankRelease | null> {
  const row = await one<Omit<RankRelease, "words" | "importedAt"> & { importedAt: Date | null }>(
    `SELECT name, total, imported, top, rejected, lines, imported_at AS "importedAt"
     FROM rank_release WHERE state = $1::"RankState"`,
    [state],
  );
  if (row === null) return null;
  return { ...row, words: releaseWords(row.name), importedAt: row.importedAt?.toISOString() ?? null };
}
