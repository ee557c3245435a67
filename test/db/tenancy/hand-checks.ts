import { recordHandCheck } from "#lib/hand-checks/record-hand-check";
import { HandCheckForm } from "#lib/hand-checks/schema";
import { addScreenshot } from "#lib/hand-checks/screenshot";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const form = ({ site, link }: Ground) => ({
  site: site.slug,
  ...link,
  seen: true,
  lookedOn: "2026-03-01",
  note: "herons-secret, in the second paragraph",
});

/** A word of Alice's on Northlight's link. */
async function newWord(ground: Ground): Promise<{ id: string }> {
  return recordHandCheck(await ground.cast.writer("alice"), HandCheckForm.parse(form(ground)));
}

/** The same with its screenshot. */
async function newScreenshot(ground: Ground): Promise<{ id: string }> {
  const { id } = await newWord(ground);
  await addScreenshot(await ground.cast.writer("alice"), id, new Blob([png]).stream());
  return { id };
}

export const rows: TenancyRows = {
  actions: {
    "lib/hand-checks/actions.ts#recordHandCheck": { roles: editors, input: form },
    "lib/hand-checks/actions.ts#withdrawHandCheck": { roles: editors, input: newWord },
  },
  routes: {
    "app/api/[workspace]/hand-checks/[id]/image/route.ts#GET": { roles: everyone, params: newScreenshot },
    "app/api/[workspace]/hand-checks/[id]/image/route.ts#POST": {
      roles: editors,
      params: newWord,
      body: () => new Uint8Array(png),
    },
  },
  queries: {
    "lib/hand-checks/screenshot.ts#readScreenshot": {
      roles: everyone,
      args: async (ground) => [(await newScreenshot(ground)).id],
      figures: true,
    },
    "lib/hand-checks/queries.ts#listHandChecks": {
      roles: everyone,
      args: async (ground) => {
        await newWord(ground);
        return [ground.site.slug, [{ sourceId: ground.link.source, targetId: ground.link.target }]];
      },
    },
  },
};
