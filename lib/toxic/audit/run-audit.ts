// The audit of one site, from the facts to the rows that the queue reads. Takes seconds of thought at tens of thousands
// of domains, so that the worker runs it in a thread of its own (audit-thread.ts).
import { type Audit, auditSite } from "#lib/core/toxic/audit";
import type { DomainFacts, SiteFacts } from "#lib/core/toxic/facts";
import type { ToxicVerdict } from "#lib/core/toxic/judge";
import { queueOf } from "#lib/core/toxic/queue";
import type { ToxicWeights } from "#lib/core/toxic/weights";
import { one } from "#lib/db/sql";
import { readDomains } from "../facts/read-domains.ts";
import { readSite } from "../facts/read-site.ts";
import type { AuditedSite } from "../facts/site-keys.ts";
import { readWeights } from "../weights/read-weights.ts";
import { beginAudit, Cancelled, tellProgress } from "./audit-state.ts";
import { type JudgedDomain, writeResults } from "./write-results.ts";

/** Domains judged between two reports of progress. */
const CHUNK = 2_000;

/**
 * Runs an audit that was asked for. Does nothing when it was cancelled; begun anew it starts from the facts.
 * @param today YYYY-MM-DD
 */
export async function runAudit(workspaceId: number, auditId: string, today: string): Promise<void> {
  const { number, weights } = await readWeights(workspaceId);
  const begun = await beginAudit(workspaceId, auditId, number);
  if (begun === null) return;
  try {
    const site = { workspaceId, siteId: begun.siteId, domainIds: begun.domainIds };
    const tell = (phase: "reading" | "comparing" | "judging" | "writing", done: number, total: number) =>
      tellProgress(workspaceId, auditId, phase, done, total);
    const read = await readFacts(site, weights, tell);
    await tell("comparing", 0, read.domains.length);
    const audit = auditSite(
      read.domains.map(({ facts }) => facts),
      read.site,
      today,
      weights,
    );
    const judged: JudgedDomain[] = [];
    for (let from = 0; from < read.domains.length; from += CHUNK) {
      await tell("judging", from, read.domains.length);
      judged.push(...judgeChunk(read.domains.slice(from, from + CHUNK), audit));
    }
    const groups = queueOf(
      judged.map(({ verdict }) => verdict),
      audit.patterns,
    );
    const ref = { workspaceId, siteId: begun.siteId, auditId, today, weights };
    await writeResults(ref, judged, audit.patterns, groups, (done, total) => tell("writing", done, total));
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
}

interface Read {
  site: SiteFacts;
  domains: { id: number; facts: DomainFacts }[];
}

async function readFacts(
  site: AuditedSite,
  weights: ToxicWeights,
  tell: (phase: "reading", done: number, total: number) => Promise<void>,
): Promise<Read> {
  const [{ facts, shared }, counted] = await Promise.all([
    readSite(site),
    one<{ domains: number }>(
      "SELECT count(*)::int AS domains FROM referring_domain WHERE workspace_id = $1 AND site_id = $2 AND live > 0",
      [site.workspaceId, site.siteId],
    ),
  ]);
  const domains: Read["domains"] = [];
  for await (const chunk of readDomains(site, shared, weights)) {
    domains.push(...chunk);
    await tell("reading", domains.length, Math.max(domains.length, counted?.domains ?? 0));
  }
  return { site: facts, domains };
}

function judgeChunk(domains: Read["domains"], audit: Audit): JudgedDomain[] {
  return domains.map(({ id, facts }): JudgedDomain => {
    const verdict: ToxicVerdict = audit.judge(facts);
    return { id, verdict, firstOn: facts.firstOn, dated: facts.dated };
  });
}
