import { newId } from "#lib/db/new-id";
import { query, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { siteKeys } from "#lib/links/site-keys";
import { askRemoval } from "#lib/removals/change-requests";
import type { WriteScope } from "#lib/scope/scope";
import { audit } from "#lib/workspaces/audit";
import { judgeLinks } from "../judge-links.ts";
import { NEEDS_LOOK, QUEUE_FROM, QUEUE_WHERE, UNDECIDED } from "./queue-sql.ts";
import type { QueueDecision } from "./schema.ts";
import type { DecidedNow } from "./types.ts";
import { type Reviewed, writeReviews } from "./write-reviews.ts";

/** Most pages that one decision marks. */
const PAGES = 1_000;

interface Asked extends Reviewed {
  act: "domain" | "host" | "page" | "none";
  lines: string[];
  sentence: string;
  title: string | null;
}

/**
 * Decides on one domain of the queue, or on all of a group that wait for it. Without a reason of the person's own what the
 * audit says is the reason. A host that was broken into, or an institution, is never disavowed whole.
 * Throws AppError "not_found", "invalid".
 */
export async function decide(scope: WriteScope, input: QueueDecision): Promise<DecidedNow> {
  const site = await siteKeys(scope, input.site);
  const asked = await askedFor(scope, site.id, input.what);
  const [first] = asked;
  if (first === undefined)
    throw new AppError("not_found", "It is not in the queue any more. Nothing was decided.");
  const told = input.what.kind === "group" ? first.title : first.sentence;
  const reason = input.reason === "" ? (told ?? first.sentence).slice(0, 500) : input.reason;
  const { decision } = input;
  switch (decision) {
    case "kept":
    case "later":
      return review(scope, input.site, site.id, decision, asked, reason);
    case "removal": {
      const batch = newId();
      const domains = asked.map(({ domain }) => domain);
      const { refused } = await askRemoval(scope, { site: input.site, domains, reason }, batch);
      return { ...(await review(scope, input.site, site.id, decision, asked, reason, batch)), refused };
    }
    case "whitelisted":
    case "partner":
      return mark(scope, input.site, decision, "domain", asked.map(nameOf), reason);
    case "disavow": {
      const victims = asked.filter(({ act }) => act === "host" || act === "page");
      const rest = asked.filter(({ act }) => act !== "host" && act !== "page");
      const refused = victims.map(({ domain }) => ({
        name: domain,
        reason: "The evidence is on some of its pages alone: disavow these, not the whole domain.",
      }));
      if (rest.length === 0) return { batch: null, count: 0, refused };
      const marked = await mark(scope, input.site, "toxic", "domain", rest.map(nameOf), reason);
      return { ...marked, refused: [...refused, ...marked.refused] };
    }
    case "disavow_pages":
      return mark(scope, input.site, "toxic", "page", await pagesOf(scope, site, asked), reason);
    default:
      return decision satisfies never;
  }
}

/** A whole address: its domain is meant, also one that is a host split off. */
const nameOf = ({ domain }: Asked) => `https://${domain}/`;

async function review(
  scope: WriteScope,
  site: string,
  siteId: number,
  kind: "kept" | "later" | "removal",
  asked: readonly Asked[],
  reason: string,
  batch = newId(),
): Promise<DecidedNow> {
  await transaction(async (sql) => {
    await writeReviews(sql, scope, { siteId, batch, kind, reason }, asked);
    await audit(sql, scope, `toxic_review.${kind}`, site, { count: asked.length, reason });
  });
  return { batch, count: asked.length, refused: [] };
}

async function mark(
  scope: WriteScope,
  site: string,
  opinion: "toxic" | "whitelisted" | "partner",
  on: "domain" | "page",
  names: string[],
  reason: string,
): Promise<DecidedNow> {
  const { batch, count, refused } = await judgeLinks(scope, {
    site,
    opinion,
    on,
    what: { kind: "names", names },
    reason,
  });
  return { batch, count, refused };
}

function askedFor(scope: WriteScope, siteId: number, what: QueueDecision["what"]): Promise<Asked[]> {
  const [where, value] =
    what.kind === "domain"
      ? ["d.name = $3", what.domain]
      : [`r.group_key = $3 AND ${NEEDS_LOOK} AND ${UNDECIDED}`, what.key];
  return query<Asked>(
    `SELECT d.name AS domain, r.signals, r.act, r.lines, r.sentence, g.title
     FROM ${QUEUE_FROM} WHERE ${QUEUE_WHERE} AND ${where} ORDER BY d.name`,
    [scope.workspaceId, siteId, value],
  );
}

/** The pages that the audit names; of a domain where it names none, its linking pages. */
async function pagesOf(
  scope: WriteScope,
  site: { domainIds: readonly number[] },
  asked: readonly Asked[],
): Promise<string[]> {
  const named = asked.flatMap(({ lines }) => lines.filter((line) => /^https?:\/\//.test(line)));
  const rest = asked.filter(({ lines }) => !lines.some((line) => /^https?:\/\//.test(line)));
  const rows = await query<{ url: string }>(
    `SELECT DISTINCT sp.url FROM domain d JOIN link l ON l.workspace_id = $1 AND l.source_domain_id = d.id
     JOIN page sp ON sp.id = l.source_id
     WHERE d.workspace_id = $1 AND d.name = ANY($2) AND l.target_domain_id = ANY($3) AND l.live ORDER BY 1 LIMIT ${PAGES + 1}`,
    [scope.workspaceId, rest.map(({ domain }) => domain), site.domainIds],
  );
  const pages = [...named, ...rows.map(({ url }) => url)];
  if (pages.length > PAGES)
    throw new AppError(
      "too_large",
      `These are more than ${PAGES.toLocaleString("en")} pages. Nothing was marked.`,
    );
  return pages;
}
