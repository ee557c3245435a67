// What is done about many samples at once, through the verbs of removals and of marks, each with its undo.
import type { z } from "zod";
import { isLeft, type SampleLine } from "#lib/core/manual-action/sample";
import { WELL_KNOWN } from "#lib/core/toxic/lists/known-sites";
import { dayOf } from "#lib/core/verdict/phrases";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { askRemoval, takeBackRequests } from "#lib/removals/change-requests";
import type { WriteScope } from "#lib/scope/scope";
import { judgeLinks } from "#lib/toxic/judge-links";
import type { Judged, Refusal } from "#lib/toxic/types";
import { audit } from "#lib/workspaces/audit";
import { type KnownCase, readCase } from "./read-case.ts";
import type { CaseRef, MarkedSamples, RequestBatch } from "./schema.ts";
import type { BegunRequests } from "./types.ts";

const wellKnown = new Set(WELL_KNOWN);

const today = () => new Date().toISOString().slice(0, 10);

/**
 * Begins a removal request for every domain whose samples still link and that has none; of a large site for the page.
 * Throws AppError "not_found", "invalid" (there is nothing to ask for).
 */
export async function askForSamples(
  scope: WriteScope,
  { site, id }: z.output<typeof CaseRef>,
): Promise<BegunRequests> {
  const found = await readLinksTo(scope, site, id);
  const names = found.samples
    .filter((sample) => sample.state === "live" && sample.removal === null)
    .map(({ domain, url }) => (wellKnown.has(domain) ? url : domain));
  if (names.length === 0)
    throw new AppError("invalid", "Every sample that still links has a request. Nothing was begun.");
  const batch = newId();
  const reason = `Named in the manual action of ${dayOf(found.noticedOn) ?? found.noticedOn}`;
  const begun = await askRemoval(scope, { site, domains: [...new Set(names)], reason }, batch);
  return { batch, ...begun };
}

/** Takes the requests of `askForSamples` back, but for those that something was sent for. */
export async function takeBackAsked(
  scope: WriteScope,
  { batch }: z.output<typeof RequestBatch>,
): Promise<void> {
  await transaction(async (sql) => {
    await takeBackRequests(sql, scope, batch);
    await audit(sql, scope, "removal.taken_back");
  });
}

/**
 * Marks the samples that still link and that no disavow names: their whole domains, but never a large site's, or the pages.
 * `undoJudgement` takes it back. Throws AppError "not_found", "invalid" (there is nothing to mark).
 */
export async function markSamples(
  scope: WriteScope,
  { site, id, on, reason }: z.output<typeof MarkedSamples>,
): Promise<Judged> {
  const found = await readLinksTo(scope, site, id);
  const left = found.samples.filter((sample) => isLeft(sample, found.kind) && !sample.marked);
  if (left.length === 0)
    throw new AppError(
      "invalid",
      "Every sample that still links is disavowed or marked. Nothing was marked.",
    );
  const large = on === "domain" ? left.filter(({ domain }) => wellKnown.has(domain)) : [];
  const refused = [...new Set(large.map(({ domain }) => domain))].map(refusalOf);
  const names = left.filter((sample) => !large.includes(sample)).map((sample) => nameOf(sample, on));
  if (names.length === 0) return { batch: null, count: 0, refused, refusedCount: refused.length };
  const judged = await judgeLinks(scope, {
    site,
    opinion: "toxic",
    on,
    what: { kind: "names", names: [...new Set(names)] },
    reason,
  });
  return {
    ...judged,
    refused: [...refused, ...judged.refused],
    refusedCount: refused.length + judged.refusedCount,
  };
}

/** A whole address: its domain is meant, also one that is a host split off. */
const nameOf = ({ domain, url }: SampleLine, on: "domain" | "page") =>
  on === "domain" ? `https://${domain}/` : url;

const refusalOf = (name: string): Refusal => ({
  name,
  reason: "This is a large site that many link from: mark the pages, not the whole domain.",
});

async function readLinksTo(scope: WriteScope, site: string, id: string): Promise<KnownCase> {
  const found = await readCase(scope, site, today(), id);
  if (found.kind === "links_to") return found;
  throw new AppError("invalid", "These are pages of your own site: change their links. Nothing was done.");
}
