import { CHANNELS, type Channel, CONTACT_ORIGINS, type ContactOrigin } from "./types.ts";

export interface ContactFilter {
  /** In the address, the name, the job or the domain. */
  q: string;
  domain: string;
  channel: Channel | null;
  origin: ContactOrigin | null;
  /** Whether somebody wrote to it; null: either. */
  written: boolean | null;
}

export interface ContactListView extends ContactFilter {
  /** Rows passed over. */
  from: number;
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What an address says is shown; what it says wrongly is passed over. */
export function readContactView(params: Params): ContactListView & { open: string | null } {
  const first = (name: string) => [params[name]].flat()[0] ?? "";
  const [rows, open, written] = [Number(first("from")), first("open"), first("written")];
  return {
    q: first("q").slice(0, 200),
    domain: first("domain").slice(0, 255).toLowerCase(),
    channel: CHANNELS.find((one) => one === first("channel")) ?? null,
    origin: CONTACT_ORIGINS.find((one) => one === first("origin")) ?? null,
    written: written === "yes" ? true : written === "no" ? false : null,
    from: Number.isInteger(rows) && rows > 0 ? Math.min(rows, 1_000_000) : 0,
    open: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(open) ? open : null,
  };
}
