// The home pages of reported domains, which nobody has named as pages: they are made before a run can visit them.
import { normaliseUrl } from "#lib/core/url";
import { anyConnection, query } from "#lib/db/sql";
import { internPages } from "#lib/links/intern";
import { loadWatch } from "#lib/links/watch";
import { homeOf } from "#lib/profile/reported-where";
import type { WriteScope } from "#lib/scope/scope";

/** Domains whose pages are made at once. */
const AT_ONCE = 5_000;

/**
 * Makes the home pages of domains that are missing.
 * @param domains a query of `name` with its values, all of the Scope's workspace
 */
export async function makeHomePages(
  { workspaceId }: WriteScope,
  domains: { sql: string; values: readonly unknown[] },
  signal?: AbortSignal,
): Promise<void> {
  const watch = await loadWatch(anyConnection, workspaceId);
  const { length } = domains.values;
  for (let after = ""; ; ) {
    signal?.throwIfAborted();
    const rows = await query<{ name: string }>(
      `SELECT name FROM (${domains.sql}) d WHERE name COLLATE "C" > $${length + 1} ORDER BY name COLLATE "C" LIMIT $${length + 2}`,
      [...domains.values, after, AT_ONCE],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    await internPages(
      workspaceId,
      rows.flatMap(({ name }) => normaliseUrl(homeOf(name)) ?? []),
      watch.domainOf,
    );
    after = last.name;
  }
}
