// Breaches, changed targets, renewals and reminders of agreed links.
import { query } from "#lib/db/sql";
import { addPlacement } from "#lib/placements/add-placement";
import { makeReminders } from "#lib/placements/reminders/make-reminders";
import { PlacementForm } from "#lib/placements/schema";
import { changeTargets } from "#lib/placements/targets/change-targets";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-01";
const end = "2026-03-08";

/** An agreed link of Northlight's that ends soon, with a reminder: the same row each time. */
async function ending({ cast, site }: Ground): Promise<string> {
  const source = "https://herons-secret-magazine.example/ending";
  const form = { site: site.slug, source, target: `https://${site.slug}/ending`, expiresOn: end };
  const { id } = await addPlacement(await cast.writer("alice"), PlacementForm.parse(form));
  await query("update placement set expires_on = $2, renewal = 'undecided' where id = $1", [id, end]);
  await makeReminders(today);
  await query("update reminder set done_at = null where placement_id = $1", [id]);
  return id;
}
const reminder = async (ground: Ground) => ({ id: await ending(ground), expiresOn: end, daysBefore: 7 });

let count = 0;
/** A new agreed link whose target was changed. */
async function changedTarget({ cast, site }: Ground): Promise<{ id: string; placement: string }> {
  const scope = await cast.writer("alice");
  const target = `https://${site.slug}/herons-secret-${count++}`;
  const form = { site: site.slug, source: "https://herons-secret-magazine.example/moved", target };
  const placement = (await addPlacement(scope, PlacementForm.parse(form))).id;
  return { ...(await changeTargets(scope, { site: site.slug, text: `${target} ${target}-new` })), placement };
}
/** Pairs that match a promise of Northlight's. */
const pairs = async (ground: Ground) => {
  await ending(ground);
  return { site: ground.site.slug, text: `${ground.site.slug}/ending ${ground.site.slug}/ended-${count++}` };
};

export const rows: TenancyRows = {
  actions: {
    "lib/placements/actions/targets.ts#previewTargets": { roles: editors, input: pairs },
    "lib/placements/actions/targets.ts#changeTargets": { roles: editors, input: pairs },
    "lib/placements/actions/targets.ts#undoTargets": {
      roles: editors,
      input: async (ground) => ({ id: (await changedTarget(ground)).id }),
    },
    "lib/placements/actions/renewals.ts#setRenewal": {
      roles: editors,
      input: async (ground) => ({ ids: [await ending(ground)], renewal: "renew" }),
    },
    "lib/placements/actions/renewals.ts#renewUntil": {
      roles: editors,
      input: async (ground) => ({ ids: [await ending(ground)], until: "2027-03-01" }),
    },
    "lib/placements/actions/renewals.ts#putBackRenewals": {
      roles: editors,
      input: async (ground) => ({
        before: [{ id: await ending(ground), renewal: "renew", expiresOn: end, price: null, currency: null }],
      }),
    },
    "lib/placements/actions/renewals.ts#finishReminder": { roles: editors, input: reminder },
    "lib/placements/actions/renewals.ts#wakeReminder": { roles: editors, input: reminder },
  },
  queries: {
    "lib/placements/breach-lines.ts#breachLines": {
      roles: everyone,
      args: async (ground) => {
        const id = await ending(ground);
        await query(
          `insert into placement_breach (id, placement_id, workspace_id, flag, promised, found, began_at)
           select gen_random_uuid(), id, workspace_id, 'wrong_anchor', 'herons-secret', 'here', now() from placement
           where id = $1 on conflict do nothing`,
          [id],
        );
        return [ground.site.id, id];
      },
    },
    "lib/placements/renewals/list-renewals.ts#listRenewals": {
      roles: everyone,
      args: async (ground) => {
        await ending(ground);
        return [ground.site.slug, today];
      },
    },
    "lib/placements/reminders/list-reminders.ts#listReminders": {
      roles: everyone,
      args: async (ground) => {
        await ending(ground);
        return [ground.site.slug, today];
      },
    },
    "lib/placements/targets/list-changes.ts#listTargetChanges": {
      roles: everyone,
      args: async (ground) => {
        await changedTarget(ground);
        return [ground.site.slug];
      },
    },
    "lib/placements/targets/target-steps.ts#targetSteps": {
      roles: everyone,
      args: async (ground) => [ground.site.id, (await changedTarget(ground)).placement],
    },
  },
};
