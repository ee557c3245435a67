import { one, query } from "#lib/db/sql";

/** One request to a host by a visit that belongs to another one (a redirect leads there). */
export interface Stay {
  hostId: number;
  crawlDelayMs: number | null;
  /** The moment until which the host is held, as the database wrote it: shows that the stay is still ours. */
  until: string;
}

export type Asked = { stay: Stay } | { waitMs: number | null };

/** Longer than any one request: a worker that dies holds a host no longer than this. In milliseconds. */
export const holdMs = 35_000;

/**
 * Asks a host to let a guest in: nobody is there and its pause is over. It is then held by its time, not by
 * its count, so that nothing leaks when this worker dies. Else: how long its pause lasts, null when it is busy.
 */
export async function askGuest(host: string, hostConcurrency: number): Promise<Asked> {
  const taken = await one<Stay>(
    `update host
        set free_at = now() + $3 * interval '1 ms',
            next_at = case when next_at is null then null else greatest(next_at, now() + $3 * interval '1 ms') end
      where name = $1 and in_flight < $2 and free_at <= now()
     returning id as "hostId", crawl_delay_ms as "crawlDelayMs", free_at::text as until`,
    [host, hostConcurrency, holdMs],
  );
  if (taken !== null) return { stay: taken };
  const found = await one<{ waitMs: number }>(
    `select greatest(extract(epoch from free_at - now()) * 1000, 0)::float8 as "waitMs" from host where name = $1`,
    [host],
  );
  if (found === null) {
    await query("insert into host (name) values ($1) on conflict (name) do nothing", [host]);
    return { waitMs: 0 };
  }
  return { waitMs: found.waitMs > 0 ? found.waitMs : null };
}

/** The guest leaves: the host's pause begins now. Never shortens what somebody else asked of the host meanwhile. */
export async function leaveHost(stay: Stay, paceMs: number): Promise<void> {
  await query(
    `update host
        set free_at = case when free_at = $2::timestamptz then now() + $3 * interval '1 ms'
                           else greatest(free_at, now() + $3 * interval '1 ms') end,
            next_at = case when next_at is null then null
                           when free_at = $2::timestamptz and in_flight = 0 then now() + $3 * interval '1 ms'
                           else greatest(next_at, now() + $3 * interval '1 ms') end
      where id = $1`,
    [stay.hostId, stay.until, paceMs],
  );
}

/** One more request of the visit that has the host's turn. Returns how long it must wait, in milliseconds. */
export async function askAgain(hostId: number, paceMs: number): Promise<number> {
  const row = await one<{ waitMs: number }>(
    `update host set free_at = greatest(free_at, now() + $2 * interval '1 ms') + $2 * interval '1 ms'
      where id = $1
     returning (extract(epoch from free_at - now()) * 1000)::float8 - $2 as "waitMs"`,
    [hostId, paceMs],
  );
  return row?.waitMs ?? 0;
}

/** A host said when to come back (Retry-After): nobody asks it before that. */
export async function postponeHost(host: string, waitMs: number): Promise<void> {
  await query(
    `update host
        set free_at = greatest(free_at, now() + $2 * interval '1 ms'),
            next_at = case when next_at is null then null else greatest(next_at, now() + $2 * interval '1 ms') end,
            wait_reason = 'retry_after'
      where name = $1`,
    [host, waitMs],
  );
}
