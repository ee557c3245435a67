// A case as sheets: its samples as they stand now, and the log of what was asked for.
import { caseText } from "#lib/core/manual-action/case-text";
import { draftRequest } from "#lib/core/manual-action/draft";
import type { SampleLine } from "#lib/core/manual-action/sample";
import { matchWords, sampleStateWords } from "#lib/core/manual-action/words";
import { removalStatusWords, removalStepWords } from "#lib/core/removal/words";
import type { CellValue, ExportColumns, ExportTable } from "#lib/export/table";
import type { Scope } from "#lib/scope/scope";
import { type KnownCase, readCase } from "./read-case.ts";

export type CaseSheet = "samples" | "removals";

const today = () => new Date().toISOString().slice(0, 10);

/** A sheet of a case. Throws AppError "not_found". */
export async function exportCase(
  scope: Scope,
  slug: string,
  id: string,
  sheet: CaseSheet,
): Promise<ExportTable> {
  const found = await readCase(scope, slug, today(), id);
  const name = `manual-action-${sheet}-${slug}`;
  return sheet === "samples"
    ? tableOf(name, sampleColumns(found), found.samples)
    : tableOf(name, removalColumns, found.log);
}

function tableOf<Row>(name: string, columns: ExportColumns<Row>, lines: readonly Row[]): ExportTable {
  async function* rows(): AsyncGenerator<CellValue[][]> {
    yield lines.map((line) => columns.map(([, value]) => value(line)));
  }
  return { name, columns: columns.map(([column]) => column), rows: rows() };
}

/** The whole case as plain text, and the name of its file. Throws AppError "not_found". */
export async function exportCaseText(
  scope: Scope,
  slug: string,
  id: string,
): Promise<{ name: string; text: string }> {
  const found = await readCase(scope, slug, today(), id);
  return {
    name: `manual-action-${slug}-${found.noticedOn}.txt`,
    text: caseText(found, found.kept?.text ?? draftRequest(found)),
  };
}

function sampleColumns({ kind, version, log }: KnownCase): ExportColumns<SampleLine> {
  const lastMail = new Map(
    log.flatMap(({ requestId, kind: step, at }) =>
      step === "asked" || step === "reminded" ? [[requestId, at.slice(0, 10)] as const] : [],
    ),
  );
  return [
    ["Sample URL", ({ url }) => url],
    ["Domain", ({ domain }) => domain],
    ["Round", ({ round }) => round],
    ["Match", ({ match }) => matchWords(match, kind)],
    ["State", ({ state }) => sampleStateWords(state, kind)],
    ["Live links", ({ links }) => links],
    ["Last look", ({ lookedOn }) => lookedOn],
    ["Removal request", ({ removal }) => (removal === null ? null : removalStatusWords[removal.status])],
    ["Last mail", ({ removal }) => lastMail.get(removal?.id ?? "") ?? null],
    ["Disavow version", ({ disavowed }) => (disavowed ? (version?.number ?? null) : null)],
    ["Uploaded on", ({ disavowed }) => (disavowed ? (version?.uploadedOn ?? null) : null)],
    ["Followed links to", ({ targets }) => (targets.length === 0 ? null : targets.join(" "))],
  ];
}

const removalColumns: ExportColumns<KnownCase["log"][number]> = [
  ["Date", ({ at }) => at.slice(0, 10)],
  ["Domain or page", ({ name }) => name],
  ["Step", ({ kind }) => removalStepWords[kind]],
  ["Note", ({ note }) => note],
  ["By", ({ by }) => by],
];
