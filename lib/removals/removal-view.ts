import { REMOVAL_STATUSES } from "#lib/core/removal/status";
import type { RemovalView } from "./queries.ts";

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What an address says is shown; what it says wrongly is passed over. */
export function readRemovalView(params: Params): RemovalView & { open: string | null } {
  const [status, q, from, open] = [params.status, params.q, params.from, params.open].map(
    (given) => [given].flat()[0] ?? "",
  );
  const rows = Number(from);
  return {
    status: REMOVAL_STATUSES.find((one) => one === status) ?? null,
    q: (q ?? "").slice(0, 200),
    from: Number.isInteger(rows) && rows > 0 ? Math.min(rows, 1_000_000) : 0,
    open: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(open ?? "") ? (open ?? null) : null,
  };
}
