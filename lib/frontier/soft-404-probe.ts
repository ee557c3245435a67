// What hosts answer for an address that cannot exist, asked at most once a day and origin, for all workers and
// workspaces: a page that lost its links and looks like that answer is gone, whatever its status says.
import { randomBytes } from "node:crypto";
import { type Likeness, likenessOf } from "#lib/core/page-kind/likeness";
import { safeJson } from "#lib/db/safe-json";
import { one, query } from "#lib/db/sql";
import type { Looker, LookOptions } from "#lib/net/look-at-page";

/** How long an answer holds, in milliseconds; one that could not be had is asked for again sooner. */
const holdsMs = 24 * 3_600_000;
const failedMs = 3_600_000;

export interface NotFoundPage {
  /** Null: the origin says "not found", redirects, or could not be asked. */
  likeness: Likeness | null;
  /** The host wants to be left alone for so long. */
  retryAfterMs: number | null;
}

interface Probe extends NotFoundPage {
  status: number | null;
  holdsMs: number;
}

/**
 * The page with which an origin answers for what does not exist. The request takes its turn at the host and obeys
 * robots.txt like any other.
 */
export async function notFoundPageOf(
  origin: string,
  looker: Looker,
  options: LookOptions,
): Promise<NotFoundPage> {
  const known = await one<{ likeness: Likeness | null }>(
    "select likeness from host_probe where origin = $1 and expires_at > now()",
    [origin],
  );
  if (known !== null) return { ...known, retryAfterMs: null };
  const probe = await ask(origin, looker, options);
  if (options.signal?.aborted !== true) await store(origin, probe);
  return probe;
}

async function ask(origin: string, looker: Looker, options: LookOptions): Promise<Probe> {
  const url = `${origin}/${randomBytes(12).toString("hex")}`;
  const { look, page } = await looker.read(url, options);
  const { httpStatus: status, retryAfterMs } = look;
  switch (look.access) {
    case "ok": {
      // One that leads to a front page is told by the redirect itself.
      const stands = page !== null && look.hops.length === 0 && !look.truncated;
      return { status, retryAfterMs, likeness: stands ? likenessOf(page) : null, holdsMs };
    }
    case "http_error":
    case "not_html":
    case "js_required":
    case "robots_disallowed":
      return { status, retryAfterMs, likeness: null, holdsMs };
    case "blocked":
    case "unreachable":
    case "unparsable":
      return { status, retryAfterMs, likeness: null, holdsMs: failedMs };
    default:
      return look.access satisfies never;
  }
}

async function store(origin: string, probe: Probe): Promise<void> {
  await query(
    `insert into host_probe (origin, status, likeness, probed_at, expires_at)
     values ($1, $2, nullif($3::jsonb, 'null'), now(), now() + $4 * interval '1 ms')
     on conflict (origin) do update set status = excluded.status, likeness = excluded.likeness,
       probed_at = excluded.probed_at, expires_at = excluded.expires_at`,
    [origin, probe.status, safeJson(probe.likeness), probe.holdsMs],
  );
}
