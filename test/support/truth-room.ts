// A workspace that is filled and verified the way a person's is: imports through the queue, runs through a worker
// process, and the history read back as plain lines.
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { one, query } from "#lib/db/sql";
import { requestReading, startImport } from "#lib/imports/change-import";
import { createImport } from "#lib/imports/create-import";
import { readImport } from "#lib/imports/queries";
import { storeUpload } from "#lib/imports/store-upload";
import type { ImportLine, ImportState } from "#lib/imports/types";
import { stopSender } from "#lib/jobs/queue";
import { Selection } from "#lib/runs/schema";
import { startRun } from "#lib/runs/start-run";
import { createSite } from "#lib/sites/create-site";
import { type SiteServer, serveSites } from "./site-server.ts";
import { isDone, until } from "./visits.ts";
import { startWorker, type WorkerProcess } from "./worker-process.ts";
import { makeWorkspace, type TestWorkspace } from "./workspace.ts";

/** One event as a line can be compared: `missed https://a.example/ → https://b.example/`; a page's own has no target. */
export type EventLine = string;

export interface StoredLink {
  source: string;
  target: string;
  presence: string;
  anchor: string;
  others: string[];
  rel: string;
  relClass: string;
  occurrences: number;
}

export interface TruthRoom {
  team: TestWorkspace;
  import(csv: string, name?: string): Promise<ImportLine>;
  /** Verifies everything of every site. Resolves with the events of it and how each run ended. */
  verify(): Promise<{ events: EventLine[]; outcomes: Record<string, number> }>;
  /** The links from a page of one site to a page of another one. */
  links(): Promise<StoredLink[]>;
  /** Every link, internal ones too. */
  allLinks(): Promise<StoredLink[]>;
  close(): Promise<void>;
}

/** A workspace of these sites, the first being the one that imports; its worker finds every host at `web`. */
export async function makeTruthRoom(
  sites: readonly [string, ...string[]],
  web: SiteServer,
  env: Record<string, string> = {},
): Promise<TruthRoom> {
  const [first, ...others] = sites;
  const team = await makeWorkspace(first, { hours: 0 });
  for (const domain of others) await createSite(team.scope, { domain, kind: "own" });
  const worker: WorkerProcess = await startWorker(
    {
      FAIRLEAD_ALLOW_NETWORKS: "127.0.0.0/8",
      FAIRLEAD_CONNECT_TO: web.connectTo,
      FAIRLEAD_HOST_DELAY_MS: "0",
      ...env,
    },
    { batchMs: 100 },
  );

  async function importFile(csv: string, name = "links.csv"): Promise<ImportLine> {
    const { scope } = team;
    const { id } = await createImport(scope, first);
    const bytes = Buffer.from(csv);
    await storeUpload(scope, id, { name, size: bytes.length }, Readable.from([bytes]));
    await requestReading(scope, id);
    await until(async () => (await stateOf(id)) === "ready");
    await startImport(scope, id);
    await until(async () => (await stateOf(id)) === "done");
    return readImport(scope, id);
  }

  async function verify() {
    const before = await lastEvent();
    const outcomes: Record<string, number> = {};
    for (const site of sites) {
      const selection = Selection.parse({ kind: "all" });
      const { id } = await startRun(team.scope, { site, selection });
      await until(() => isDone(id), 90_000);
      for (const [headline, count] of Object.entries(await outcomesOf(id))) {
        outcomes[headline] = (outcomes[headline] ?? 0) + count;
      }
    }
    return { events: await eventsAfter(team.workspaceId, before), outcomes };
  }

  return {
    team,
    import: importFile,
    verify,
    links: () => readLinks(team.workspaceId, BETWEEN),
    allLinks: () => readLinks(team.workspaceId, ""),
    close: async () => void (await worker.end("SIGTERM")),
  };
}

async function stateOf(id: string): Promise<ImportState | undefined> {
  const row = await one<{ state: ImportState; error: string | null }>(
    "select state, error from import where id = $1",
    [id],
  );
  if (row?.state === "failed") throw new Error(`the import failed: ${row.error}`);
  return row?.state;
}

async function outcomesOf(runId: string): Promise<Record<string, number>> {
  const row = await one<Record<string, number>>(
    "select live, changed, missed, lost, not_found, blocked, unreachable, failed from run where id = $1",
    [runId],
  );
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, count]) => count > 0));
}

// A page that moves takes its history along, under new ids; when it was recorded stays.
async function lastEvent(): Promise<Date> {
  const row = await one<{ at: Date | null }>("select max(recorded_at) as at from link_event");
  return row?.at ?? new Date(0);
}

async function eventsAfter(workspaceId: number, after: Date): Promise<EventLine[]> {
  const rows = await query<{ kind: string; source: string; target: string | null }>(
    `select e.kind, s.url as source, t.url as target from link_event e
       join page s on s.id = e.source_id left join page t on t.id = e.target_id
      where e.workspace_id = $1 and e.recorded_at > $2`,
    [workspaceId, after],
  );
  return rows.map(({ kind, source, target }) => eventLine(kind, source, target)).sort();
}

export function eventLine(kind: string, source: string, target: string | null = null): EventLine {
  return `${kind} ${source}${target === null ? "" : ` → ${target}`}`;
}

const BETWEEN = `and not l.same_domain
  and l.source_domain_id in (select domain_id from site_domain where workspace_id = $1)
  and l.target_domain_id in (select domain_id from site_domain where workspace_id = $1)`;

function readLinks(workspaceId: number, where: string): Promise<StoredLink[]> {
  return query<StoredLink>(
    `select s.url as source, t.url as target, l.presence, coalesce(a.text, '') as anchor, l.rel, l.rel_class as "relClass",
            l.occurrences, array(select o->>'anchor' from jsonb_array_elements(coalesce(l.others, '[]')) o) as others
       from link l join page s on s.id = l.source_id join page t on t.id = l.target_id
       left join anchor a on a.id = l.anchor_id
      where l.workspace_id = $1 ${where}`,
    [workspaceId],
  );
}

/** What a test of a file finds: a web that all of them share, and a room of its own. */
export interface TruthStage {
  web: SiteServer;
  room: TruthRoom;
}

/** A stage for the tests of a file: `begin` sets the pages and makes the room before each of them. */
export function truthStage(begin: (web: SiteServer) => Promise<TruthRoom>): TruthStage {
  const stage = {} as TruthStage;
  beforeAll(async () => {
    stage.web = await serveSites({});
  });
  beforeEach(async () => {
    stage.web.reset();
    stage.web.requests.length = 0;
    stage.room = await begin(stage.web);
  });
  afterEach(() => stage.room?.close());
  afterAll(async () => {
    await stopSender();
    await stage.web.close();
  });
  return stage;
}
