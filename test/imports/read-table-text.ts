/** Detects and reads a text as the import does, for the tests of formats. */
import { type Detected, detectFormat } from "#lib/imports/detect-format";
import { type ReadOptions, readRows } from "#lib/imports/read-rows";
import type { BacklinkRow, DomainRow, PlacementRow, RowOutcome, TrafficRow } from "#lib/imports/row-types";

export interface Read {
  detected: Detected;
  outcomes: RowOutcome[];
  links: BacklinkRow[];
  placements: PlacementRow[];
  domains: DomainRow[];
  traffic: TrafficRow[];
}

/** @param file its bytes, or its text in UTF-8; cut into pieces so that every border is crossed. */
export async function readFile(
  file: string | Uint8Array,
  options: ReadOptions & { name?: string; piece?: number } = {},
): Promise<Read> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const detected = detectFormat({ name: options.name ?? "links.csv", bytes });
  const outcomes: RowOutcome[] = [];
  if (detected.refusal === null) {
    for await (const outcome of readRows(pieces(bytes, options.piece ?? 7), detected, options))
      outcomes.push(outcome);
  }
  return {
    detected,
    outcomes,
    links: outcomes.flatMap((one) =>
      one.status === "accepted" && one.kind === "backlinks" ? [one.row] : [],
    ),
    placements: outcomes.flatMap((one) =>
      one.status === "accepted" && one.kind === "placements" ? [one.row] : [],
    ),
    domains: outcomes.flatMap((one) =>
      one.status === "accepted" && one.kind === "domains" ? [one.row] : [],
    ),
    traffic: outcomes.flatMap((one) =>
      one.status === "accepted" && one.kind === "traffic" ? [one.row] : [],
    ),
  };
}

export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
