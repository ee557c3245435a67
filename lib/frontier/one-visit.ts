import { domainOf } from "#lib/core/domain";
import { isConclusive, type Look } from "#lib/core/look";
import type { Visit } from "./claim.ts";
import { giveUp } from "./finish.ts";
import type { Gates } from "./gates.ts";
import { giveBack } from "./give-back.ts";
import { postponeHost } from "./guest.ts";
import { createHostTurn, type HostTurn } from "./host-turn.ts";
import { ensureHosts } from "./hosts.ts";
import type { Looked } from "./record-looks.ts";
import type { Release } from "./release.ts";
import { type FrontierSettings, longestRetryAfterMs } from "./settings.ts";

/** One look at one page; never rejects for what a page does. `turn` is asked before each request. */
export type LookAt = (
  url: string,
  options: { signal: AbortSignal; turn: HostTurn } & Pick<Visit, "validators" | "linksTo" | "promises">,
) => Promise<Look>;

export interface VisitContext {
  settings: Pick<FrontierSettings, "hostDelayMs">;
  lookAt: LookAt;
  gates: Gates;
  /** Cuts the look off: the worker is stopping. */
  cut: AbortSignal;
  onWaiting: (waiting: boolean) => void;
  /** The look is over: another may begin in its place. */
  onLooked: () => void;
  /** Hands the host's turn back; ends when the database has it. */
  release: (release: Release) => Promise<void>;
}

/** Looks at a claimed page and hands its host back. Null: nothing to record, the visit has been put back or given up. */
export async function visitOne(claimed: Visit, context: VisitContext): Promise<Looked | null> {
  const { runId, pageId, attempt, workspaceId, host, url, validators, linksTo, promises } = claimed;
  const held = { runId, pageId, attempt };
  if (url === null) {
    await context.release({ ...held, asked: false, waitMs: 0 });
    await giveUp([{ ...held, note: "The page is no longer in this workspace." }]);
    return null;
  }
  const turn = createHostTurn(claimed, {
    gates: context.gates,
    hostDelayMs: context.settings.hostDelayMs,
    signal: context.cut,
    onWaiting: context.onWaiting,
  });
  const look = await context.lookAt(url, { signal: context.cut, turn, validators, linksTo, promises });
  const others: Looked["others"] = [];
  // A page that proves nothing misses nothing: nobody else need be asked.
  for (const other of isConclusive(look) ? (claimed.others ?? []) : []) {
    if (turn.refusedBy !== null || context.cut.aborted) break;
    const said = await context.lookAt(other.url, {
      signal: context.cut,
      turn,
      validators: null,
      linksTo: [],
      promises,
    });
    others.push({ pageId: other.pageId, look: said });
  }
  context.onLooked();
  await turn.end();

  const looks = [look, ...others.map((other) => other.look)];
  const answering = (one: Look) => domainOf(one.finalUrl) ?? host;
  for (const one of looks) {
    if (askedMsOf(one) > 0 && answering(one) !== host) await postponeHost(answering(one), askedMsOf(one));
  }
  const atHome = looks.filter((one) => answering(one) === host);
  // Before the record: whatever holds a host's turn is a visit that is still running.
  await context.release({ ...held, asked: turn.asked, waitMs: Math.max(0, ...atHome.map(askedMsOf)) });

  if (turn.refusedBy !== null) {
    const hostId = (await ensureHosts(new Set([turn.refusedBy]))).get(turn.refusedBy);
    await giveBack([{ ...held, refund: true, ...(hostId === undefined ? {} : { hostId }) }]);
    return null;
  }
  if (context.cut.aborted && looks.some(({ access }) => access === "unreachable")) {
    await giveBack([{ ...held, refund: true }]);
    return null;
  }
  if (askedMsOf(look) > 0 && wasTooSoon(look) && attempt === 1) {
    await giveBack([{ ...held, refund: false }]);
    return null;
  }
  return { ...held, workspaceId, look, others };
}

const askedMsOf = (look: Look): number => Math.min(look.retryAfterMs ?? 0, longestRetryAfterMs);

/**
 * The host said to come back later (RFC 6585 §4, RFC 9110 §15.6.4): the page itself said nothing. It is asked
 * once more after that wait; a host that goes on saying so would hold the run for hours.
 */
function wasTooSoon(look: Look): boolean {
  return look.httpStatus === 429 || look.httpStatus === 503;
}
