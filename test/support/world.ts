// Everything that is known of a workspace's links, by address instead of id: two workspaces that know the same are equal.
import { query } from "#lib/db/sql";

export interface World {
  links: object[];
  events: object[];
  sightings: object[];
  candidates: object[];
  pairs: object[];
  referring: object[];
  days: object[];
  crossings: object[];
  unread: object[];
  domains: object[];
  anchors: object[];
}

/**
 * Which of several spellings of an address a report is kept under is left out: any of them is right.
 * @param names of imports, by id; the ids differ from world to world
 */
export async function readWorld(workspaceId: number, names: ReadonlyMap<string, string>): Promise<World> {
  const read = async (text: string) => {
    const rows = await query<Record<string, unknown>>(text, [workspaceId]);
    const named = (id: unknown) => (typeof id === "string" ? (names.get(id) ?? id) : id);
    return rows
      .map((row) => {
        for (const key of ["import_id", "last_import_id"]) if (key in row) row[key] = named(row[key]);
        return row;
      })
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };
  const ends = "JOIN page sp ON sp.id = x.source_id JOIN page tp ON tp.id = x.target_id";
  return {
    links: await read(
      `SELECT sp.url AS source, tp.url AS target, presence, live, kind, an.text AS anchor, anchor_kind, rel, rel_class, rel_by, place,
         hidden, occurrences, others, context_left, context_right, known_on, dated, lost_on, loss_reason, found_at, seen_at, misses,
         missed_at FROM link x ${ends} LEFT JOIN anchor an ON an.id = x.anchor_id WHERE x.workspace_id = $1`,
    ),
    events: await read(
      `SELECT sp.url AS source, tp.url AS target, x.kind, origin, occurred_on, from_class, to_class, import_id, detail
       FROM link_event x JOIN page sp ON sp.id = x.source_id LEFT JOIN page tp ON tp.id = x.target_id WHERE x.workspace_id = $1`,
    ),
    sightings: await read(
      `SELECT sp.url AS source, tp.url AS target, vendor, first_seen_on, last_seen_on, lost_on, metrics,
         import_id, last_import_id FROM link_sighting x ${ends} WHERE x.workspace_id = $1`,
    ),
    candidates: await read(
      `SELECT p.url, vendor, state, first_seen_on, last_seen_on, import_id, last_import_id FROM page_sighting x
       JOIN page p ON p.id = x.page_id WHERE x.workspace_id = $1`,
    ),
    pairs: await read(
      `SELECT s.name AS source, t.name AS target, links, live, verified, follow, nofollow, ugc, sponsored FROM domain_link x
       JOIN domain s ON s.id = x.source_domain_id JOIN domain t ON t.id = x.target_domain_id
       WHERE x.workspace_id = $1 AND links > 0`,
    ),
    referring: await read(
      `SELECT d.name, links, live, verified, follow, nofollow, ugc, sponsored FROM referring_domain x
       JOIN domain d ON d.id = x.domain_id WHERE x.workspace_id = $1 AND links > 0`,
    ),
    days: await read(
      `SELECT day, links_gained, links_lost, links_known, domains_gained, domains_lost, domains_known, follow, nofollow, ugc,
         sponsored, unknown FROM site_day x WHERE workspace_id = $1 AND (links_gained, links_lost, links_known, domains_gained,
         domains_lost, domains_known, follow, nofollow, ugc, sponsored, unknown) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
    ),
    crossings: await read(
      `SELECT d.name, occurred_on, kind FROM domain_event x JOIN domain d ON d.id = x.domain_id WHERE x.workspace_id = $1`,
    ),
    unread: await read("SELECT url FROM page WHERE workspace_id = $1 AND last_fetched_at IS NULL"),
    domains: await read("SELECT name FROM domain WHERE workspace_id = $1"),
    anchors: await read("SELECT text FROM anchor WHERE workspace_id = $1"),
  };
}
