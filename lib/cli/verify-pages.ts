import { domainOf } from "#lib/core/domain";
import type { Look } from "#lib/core/look";
import { normaliseUrl } from "#lib/core/url";

interface PageWork<Row> {
  url: string;
  rows: Row[];
}

export interface VerifyPagesOptions<Row> {
  rows: AsyncIterable<Row>;
  /** The page that a row asks about, as written. */
  sourceOf: (row: Row) => string;
  look: (url: string) => Promise<Look>;
  /** Called once for each row, when its page was looked at. Waiting for it slows the reading down. */
  onLook: (row: Row, look: Look) => Promise<void>;
  signal: AbortSignal;
  /** Looks begun at once at one domain: its pace allows no more anyway. */
  perDomain: number;
}

/** Rows read ahead, so that the hosts further down begin while the first ones take their time. About 500 bytes each. */
const mostWaiting = 20_000;
/** Looks begun, most of them waiting for their host's turn. */
const mostOpen = 512;

/**
 * Looks at every page that the rows name, domains side by side and each at its own pace, and hands each row its look.
 * Rows of one page that are waiting together share one look. Ends when all is done, or early when the signal says so.
 */
export async function verifyPages<Row>(options: VerifyPagesOptions<Row>): Promise<void> {
  const { sourceOf, signal } = options;
  const pages = new Map<string, PageWork<Row>>();
  const lanes = new Map<string, { queue: PageWork<Row>[]; open: number }>();
  /** Domains with something to do and a place free, longest waiting first. */
  const ready = new Set<string>();
  const broken: unknown[] = [];
  let waiting = 0;
  let open = 0;
  let wake = () => {};

  const visit = async (work: PageWork<Row>) => {
    const look = await options.look(work.url);
    // From here on a further row of this page needs a look of its own.
    pages.delete(keyOf(work.url));
    for (const row of work.rows) {
      if (!signal.aborted) await options.onLook(row, look);
      waiting--;
    }
  };

  const begin = () => {
    for (const domain of ready) {
      if (open >= mostOpen || signal.aborted || broken.length > 0) return;
      const lane = lanes.get(domain);
      const work = lane?.queue.shift();
      ready.delete(domain);
      if (lane === undefined || work === undefined) continue;
      lane.open++;
      open++;
      if (lane.queue.length > 0 && lane.open < options.perDomain) ready.add(domain);
      visit(work)
        .catch((error: unknown) => void broken.push(error))
        .finally(() => {
          lane.open--;
          open--;
          if (lane.queue.length > 0) ready.add(domain);
          else if (lane.open === 0) lanes.delete(domain);
          begin();
          wake();
        });
    }
  };

  const add = (row: Row) => {
    waiting++;
    const url = sourceOf(row);
    const key = keyOf(url);
    const known = pages.get(key);
    if (known !== undefined) return void known.rows.push(row);
    const work = { url, rows: [row] };
    pages.set(key, work);
    const domain = domainOf(url) ?? "";
    const lane = lanes.get(domain) ?? { queue: [], open: 0 };
    lanes.set(domain, lane);
    lane.queue.push(work);
    if (lane.open < options.perDomain) ready.add(domain);
    begin();
  };

  const until = async (enough: () => boolean) => {
    while (!enough() && broken.length === 0 && !(signal.aborted && open === 0)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  for await (const row of options.rows) {
    if (signal.aborted || broken.length > 0) break;
    add(row);
    await until(() => waiting < mostWaiting);
  }
  await until(() => open === 0 && ready.size === 0);
  if (broken.length > 0) throw broken[0];
}

function keyOf(url: string): string {
  return normaliseUrl(url) ?? url;
}
