import { createHash } from "node:crypto";
import { type RankLine, readRankHeader, readRankLine, usualColumns } from "#lib/core/score/rank-line";
import { AppError } from "#lib/errors";
import { peek } from "#lib/imports/peek";
import { readLines } from "./read-lines.ts";
import {
  type Begun,
  beginLoading,
  completeLoading,
  dropLoading,
  keepRanks,
  type Progress,
  takePlace,
} from "./staging.ts";

/** Lines a transaction: a kill costs at most these. */
const CHUNK = 10_000;
/** So many bytes tell one file from another. */
const FIRST_BYTES = 64 * 1024;
const BAD_SHOWN = 5;

export interface RanksFile {
  bytes: AsyncIterable<Uint8Array>;
  /** "cc-main-2025-may-jun-jul" */
  release: string;
  /** Positions up to this one are kept. */
  top: number;
  /** How many domains were ranked; null: the lines of the file are counted, to its end. */
  total: number | null;
}

export interface Watcher {
  /** Aborted: stops after what is in hand; the same file goes on from there. */
  signal: AbortSignal;
  /** Called for each piece that was read, with the number of its lines so far. */
  onProgress?(read: number): void;
}

export interface ImportedRanks extends Progress {
  /** Where an earlier import had stopped; 0: it began anew. */
  resumedAt: number;
  /** False when it was stopped: nothing was put in use. */
  done: boolean;
  /** Domains that were ranked. */
  total: number;
  /** The first bad lines, with their numbers from 1. */
  bad: { line: number; text: string }[];
}

/**
 * Reads a file of domain ranks beside those in use and then takes their place, all at once. A stopped or killed import
 * goes on when the same file is given again. Throws AppError "invalid" for a file that is none of ranks, "conflict"
 * when another import takes over.
 */
export async function importRanks(file: RanksFile, { signal, onProgress }: Watcher): Promise<ImportedRanks> {
  const { sample, stream } = await peek(file.bytes, FIRST_BYTES);
  const fingerprint = createHash("sha256").update(sample).digest();
  const begun: Begun = { name: file.release, fingerprint, top: file.top };
  let kept = await beginLoading(begun);
  const resumedAt = kept.lines;
  const reading: Progress = { ...kept };
  const bad: ImportedRanks["bad"] = [];
  let columns = usualColumns;
  let held: RankLine[] = [];
  let read = 0;
  let counted = 0;
  const keep = async () => {
    await keepRanks(begun, kept, reading, held);
    kept = { ...reading };
    held = [];
  };

  pieces: for await (const lines of readLines(stream)) {
    for (const line of lines) {
      read++;
      if (line.startsWith("#")) columns = headerOf(line);
      else if (line.trim() !== "") {
        counted++;
        // Beyond the top a line is only counted: the rest of a whole release is a hundred million lines.
        const beyond = Number.parseInt(line, 10) > file.top && columns.position === 0;
        if (beyond && file.total !== null) break pieces;
        if (beyond || read <= resumedAt) continue;
        const rank = readRankLine(line, columns);
        if (rank === null) {
          reading.rejected++;
          if (bad.length < BAD_SHOWN) bad.push({ line: read, text: line.slice(0, 100) });
        } else if (rank.position <= file.top) {
          held.push(rank);
          reading.imported++;
        }
      }
      if (read <= resumedAt) continue;
      reading.lines = read;
      if (read - kept.lines >= CHUNK) await keep();
    }
    onProgress?.(read);
    if (signal.aborted) break;
  }
  if (held.length > 0 || reading.lines > kept.lines) await keep();
  const result = { ...reading, resumedAt, total: file.total ?? counted, bad };
  if (signal.aborted) return { ...result, done: false };
  if (reading.imported === 0) {
    await dropLoading(begun);
    throw new AppError("invalid", NOTHING);
  }
  await completeLoading();
  return { ...result, ...(await takePlace(begun, kept, result.total)), done: true };
}

const NOTHING =
  "No line of this file is a rank of a domain. It wants Common Crawl's *-domain-ranks.txt.gz: a position, its value, the position by PageRank, its value, and the domain reversed.";

function headerOf(line: string) {
  const columns = readRankHeader(line);
  if (columns === null)
    throw new AppError(
      "invalid",
      `The header of this file names no harmonicc_pos and host_rev: ${line.slice(0, 100)}`,
    );
  return columns;
}
