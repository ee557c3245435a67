import { setTimeout as sleep } from "node:timers/promises";
import { domainOfHost, hostOf } from "#lib/core/domain";
import { log } from "#lib/log";
import type { HopPermit } from "#lib/net/fetch-result";
import type { Visit } from "./claim.ts";
import type { Gates } from "./gates.ts";
import { askAgain, leaveHost, type Stay } from "./guest.ts";

/** The turn of one visit: asked before each of its requests, wherever they lead. */
export interface HostTurn {
  /** Waits until the request may go: the pause of its host, or a turn at another domain's. */
  beforeHop(url: URL): Promise<HopPermit>;
  /**
   * The same for a question beside the page itself: where it is not let in before `until` aborts, the visit goes on
   * without an answer.
   */
  errand(until: AbortSignal): Pick<HostTurn, "beforeHop">;
  /** While the visit waits for somebody else, another may use its place. */
  waiting<T>(work: () => Promise<T>): Promise<T>;
  /** The registrable domain that the turn is at. */
  readonly host: string;
  /** The pause that robots.txt of a host asks for, as far as it is known; undefined: it is not. */
  crawlDelayOf(host: string): number | null | undefined;
  /** robots.txt of a host asks for this pause between requests. */
  learnCrawlDelay(host: string, ms: number | null): void;
  /** Whether the visit's own host was asked anything. */
  readonly asked: boolean;
  /** The host where the visit should be queued instead, because it could not get in there. */
  readonly refusedBy: string | null;
  /** Waits until guests have left the places they were in. */
  end(): Promise<void>;
}

export interface TurnContext {
  gates: Gates;
  hostDelayMs: number;
  signal: AbortSignal;
  /** Called with true while the visit only waits, so that another may use its place. */
  onWaiting: (waiting: boolean) => void;
}

/** Whose turn it is: a host, and the pause that its robots.txt asks for. */
type Holder = Pick<Visit, "host" | "hostId" | "crawlDelayMs">;

/** Turns for requests that belong to no visit: at every host as a guest, for as long as `signal` lets them wait. */
export function createGuestTurn(context: Omit<TurnContext, "onWaiting">): HostTurn {
  const nowhere: Holder = { host: "", hostId: 0, crawlDelayMs: null };
  const turn = createHostTurn(nowhere, { ...context, onWaiting: () => {} });
  return { ...turn, ...turn.errand(context.signal) };
}

export function createHostTurn(visit: Holder, context: TurnContext): HostTurn {
  const { gates, hostDelayMs, signal, onWaiting } = context;
  const crawlDelays = new Map<string, number | null>([[visit.host, visit.crawlDelayMs]]);
  const leaving: Promise<void>[] = [];
  let asked = false;
  let refusedBy: string | null = null;
  const paceAt = (host: string) => Math.max(hostDelayMs, crawlDelays.get(host) ?? 0);

  async function waiting<T>(work: () => Promise<T>): Promise<T> {
    onWaiting(true);
    try {
      return await work();
    } finally {
      onWaiting(false);
    }
  }

  async function atHome(): Promise<HopPermit> {
    // The claim was the first request's turn.
    if (asked) {
      const pace = paceAt(visit.host);
      if (pace > 0) {
        await waiting(async () => sleep(await askAgain(visit.hostId, pace), undefined, { signal }));
      }
    }
    asked = true;
    return { go: true };
  }

  async function asGuest(host: string, errand?: AbortSignal): Promise<HopPermit> {
    const stay = await waiting(() => gates.enter(host, errand ?? signal, errand !== undefined));
    if (stay === null) {
      if (errand === undefined) refusedBy = host;
      return { go: false };
    }
    if (!crawlDelays.has(host)) crawlDelays.set(host, stay.crawlDelayMs);
    return { go: true, release: () => void leaving.push(leave(stay, paceAt(host))) };
  }

  // A stay that could not be ended ends by its time.
  const leave = (stay: Stay, paceMs: number) =>
    leaveHost(stay, paceMs).catch((error: unknown) => log.warn("a host could not be left", { error }));

  async function permit(url: URL, errand?: AbortSignal): Promise<HopPermit> {
    try {
      const host = domainOfHost(hostOf(url.href) ?? url.hostname);
      return host === visit.host ? await atHome() : await asGuest(host, errand);
    } catch (error) {
      if (signal.aborted || errand?.aborted) return { go: false };
      throw error;
    }
  }

  return {
    host: visit.host,
    waiting,
    beforeHop: (url) => permit(url),
    errand: (until) => ({ beforeHop: (url) => permit(url, until) }),
    crawlDelayOf: (host) => crawlDelays.get(host),
    learnCrawlDelay: (host, ms) => void crawlDelays.set(host, ms),
    get asked() {
      return asked;
    },
    get refusedBy() {
      return refusedBy;
    },
    async end() {
      await Promise.all(leaving);
    },
  };
}
