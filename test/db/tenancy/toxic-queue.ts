import { query } from "#lib/db/sql";
import { requestAudit } from "#lib/toxic/audit/request-audit";
import { runAudit } from "#lib/toxic/audit/run-audit";
import { decide } from "#lib/toxic/queue/decide";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-01";
const fan = "herons-secret-fan.example";

const openAudit = async ({ cast }: Ground) => {
  const [row] = await query<{ id: string }>(
    "select id from toxic_audit where workspace_id = $1 and state in ('queued', 'running')",
    [cast.northlight.id],
  );
  return row?.id ?? null;
};

/** An audit of the site that waits. */
async function waiting(ground: Ground): Promise<void> {
  if ((await openAudit(ground)) === null)
    await requestAudit(await ground.cast.writer("alice"), ground.site.slug);
}

/** None waits. */
async function none({ cast }: Ground): Promise<void> {
  await query("delete from toxic_audit where workspace_id = $1 and state in ('queued', 'running')", [
    cast.northlight.id,
  ]);
}

async function audited(ground: Ground): Promise<void> {
  await waiting(ground);
  await runAudit(ground.cast.northlight.id, (await openAudit(ground)) ?? "", today);
}

const decision = ({ site }: Ground) => ({
  site: site.slug,
  decision: "kept" as const,
  what: { kind: "domain" as const, domain: fan },
  reason: "",
});

export const rows: TenancyRows = {
  actions: {
    "lib/toxic/actions.ts#startAudit": {
      roles: editors,
      input: async (ground) => {
        await none(ground);
        return { site: ground.site.slug };
      },
    },
    "lib/toxic/actions.ts#stopAudit": {
      roles: editors,
      input: async (ground) => {
        await waiting(ground);
        return { site: ground.site.slug };
      },
    },
    "lib/toxic/actions.ts#decideDomains": {
      roles: editors,
      input: async (ground) => {
        await audited(ground);
        return decision(ground);
      },
    },
    "lib/toxic/actions.ts#undoDecision": {
      roles: editors,
      input: async (ground) => {
        await audited(ground);
        const { batch } = await decide(await ground.cast.writer("alice"), decision(ground));
        return { batch };
      },
    },
    "lib/toxic/actions.ts#answerDisavowCheck": {
      roles: editors,
      input: ({ site }) => ({ site: site.slug, manualAction: "none", suddenDrop: null, boughtLinks: false }),
    },
  },
  queries: {
    "lib/toxic/queue/queries.ts#listQueue": {
      roles: everyone,
      args: async (ground) => {
        await audited(ground);
        return [ground.site.slug, { show: "all", levels: ["safe", "low"], group: "", after: null }];
      },
    },
    "lib/toxic/queue/queries.ts#countQueue": {
      roles: everyone,
      args: ({ site }) => [site.slug],
      figures: true,
    },
    "lib/toxic/queue/queries.ts#auditState": {
      roles: everyone,
      args: ({ site }) => [site.slug],
      figures: true,
    },
    "lib/toxic/check/queries.ts#readDisavowCheck": {
      roles: everyone,
      args: ({ site }) => [site.slug],
      figures: true,
    },
  },
};
