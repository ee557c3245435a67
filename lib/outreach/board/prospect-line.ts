import { authority } from "#lib/core/score/authority";
import type { ProspectLine } from "./types.ts";

const TIMES = ["stageAt", "createdAt", "contactedAt", "repliedAt", "placedAt", "askedAt"] as const;
type Time = (typeof TIMES)[number];

/** A row as `factsSql` reads it. */
export type ProspectRow = Omit<ProspectLine, "authority" | Time> &
  Record<"stageAt" | "createdAt", Date> &
  Record<Exclude<Time, "stageAt" | "createdAt">, Date | null> & { position: number | null };

/** A row as pages know it. @param ranked how many domains the release of ranks has; null: there is none */
export function prospectLine(row: ProspectRow, ranked: number | null): ProspectLine {
  const { position, ...line } = row;
  const times = Object.fromEntries(TIMES.map((name) => [name, row[name]?.toISOString() ?? null]));
  return { ...line, ...(times as Pick<ProspectLine, Time>), authority: authority(position, ranked) };
}
