// Who may what, as data: one row for every action, route and query of the product. tenancy.test.ts runs each row
// for everybody (nobody, a stranger, a removed member, each role) and fails when something on disk has no row here. A feature adds
// its rows as `test/db/tenancy/<feature>.ts` exporting `rows`.
import fs from "node:fs";
import path from "node:path";
import type { Role } from "#lib/scope/scope";
import type { Cast } from "../support/cast.ts";

/** What the rows stand on: the cast, and a site of Northlight's with links. Every name of it holds "herons-secret". */
export interface Ground {
  cast: Cast;
  site: { id: number; slug: string };
  /** One backlink of the site. */
  link: { source: number; target: number };
}

type Made<T> = T | Promise<T>;

/** Row of an action. Its input is made anew for each actor; it names things of Northlight's. */
export interface ActionRow {
  /** Roles that are let in; leave out for one that needs no workspace (it must then touch nothing of Northlight's). */
  roles?: readonly Role[];
  input: (ground: Ground) => Made<unknown>;
}

/** Row of a route handler. */
export interface RouteRow {
  roles: readonly Role[];
  /** Path parameters beside `workspace`. */
  params?: (ground: Ground) => Made<Record<string, string>>;
  /** "?format=csv" */
  search?: string;
  body?: (ground: Ground) => Made<string | Uint8Array<ArrayBuffer>>;
}

/** Row of a query: its arguments after the Scope, or why it takes none. */
export type QueryRow =
  | {
      roles: readonly Role[];
      args?: (ground: Ground) => Made<readonly unknown[]>;
      /** Its answer is figures alone; every other one must show its roles what it hides from a stranger. */
      figures?: boolean;
    }
  | { unscoped: string };

export interface TenancyRows {
  /** By "lib/toxic/actions.ts#markDomains". */
  actions?: Record<string, ActionRow>;
  /** By "app/api/[workspace]/runs/[id]/route.ts#GET". */
  routes?: Record<string, RouteRow>;
  /** By "lib/links/queries.ts#listLinks". */
  queries?: Record<string, QueryRow>;
}

export const everyone: readonly Role[] = ["owner", "admin", "editor", "viewer"];
export const editors: readonly Role[] = ["owner", "admin", "editor"];
export const managers: readonly Role[] = ["owner", "admin"];
export const owners: readonly Role[] = ["owner"];

/** Every feature's rows, merged. */
export async function readTable(): Promise<Required<TenancyRows>> {
  const table: Required<TenancyRows> = { actions: {}, routes: {}, queries: {} };
  const dir = path.join(import.meta.dirname, "tenancy");
  for (const file of fs.readdirSync(dir).sort()) {
    const { rows } = (await import(/* @vite-ignore */ path.join(dir, file))) as { rows: TenancyRows };
    Object.assign(table.actions, rows.actions);
    Object.assign(table.routes, rows.routes);
    Object.assign(table.queries, rows.queries);
  }
  return table;
}
