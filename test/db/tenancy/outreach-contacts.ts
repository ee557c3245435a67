import { query } from "#lib/db/sql";
import { lookForContacts } from "#lib/outreach/contacts/ask-lookups";
import { readContactView } from "#lib/outreach/contacts/contact-view";
import { addProspect } from "../../outreach/support-contacts.ts";
import { editors, everyone, type Ground, owners, type TenancyRows } from "../tenancy-table.ts";

const domain = "herons-secret-paper.example";
const address = `ana@${domain}`;
const team = ({ cast, site }: Ground) => ({ workspaceId: cast.northlight.id, siteId: site.id });

async function contact({ cast }: Ground): Promise<string> {
  const [row] = await query<{ id: string }>(
    `insert into contact (id, workspace_id, domain, channel, value, name, origin) values (gen_random_uuid(), $1, $2, 'mail', $3, 'Ana', 'hand')
     on conflict (workspace_id, domain, channel, value) do update set name = excluded.name returning id`,
    [cast.northlight.id, domain, address],
  );
  return row?.id ?? "";
}

/** A prospect of Northlight's with a contact and a message. */
async function prospect(ground: Ground): Promise<string> {
  const id = await addProspect(team(ground), domain);
  await touch(ground, id, await contact(ground));
  return id;
}

async function touch({ cast }: Ground, prospectId: string, contactId: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    `insert into touch (id, workspace_id, domain, prospect_id, contact_id, channel, kind, address, subject, at)
     values (gen_random_uuid(), $1, $2, $3, $4, 'mail', 'reply', $5, 'herons-secret', now()) returning id`,
    [cast.northlight.id, domain, prospectId, contactId, address],
  );
  return row?.id ?? "";
}

async function template({ cast }: Ground): Promise<string> {
  const [row] = await query<{ id: string }>(
    `insert into mail_template (id, workspace_id, name, subject, body) values (gen_random_uuid(), $1, 'herons-secret mail', 'Hi', 'Hello') returning id`,
    [cast.northlight.id],
  );
  return row?.id ?? "";
}

const filter = readContactView({});

export const rows: TenancyRows = {
  actions: {
    "lib/outreach/actions/contacts.ts#lookForContacts": {
      roles: editors,
      input: async (ground) => ({ domains: [], prospects: [await prospect(ground)] }),
    },
    "lib/outreach/actions/contacts.ts#addContact": {
      roles: editors,
      input: () => ({ domain: "paper.com", channel: "mail", value: "ana@paper.com" }),
    },
    "lib/outreach/actions/contacts.ts#editContact": {
      roles: editors,
      input: async (ground) => ({ id: await contact(ground), name: "herons-secret name" }),
    },
    "lib/outreach/actions/contacts.ts#dropContact": {
      roles: editors,
      input: async (ground) => ({ id: await contact(ground) }),
    },
    // Charlie erases at home: nothing of Northlight's is named by it.
    "lib/outreach/actions/contacts.ts#eraseContact": {
      roles: editors,
      input: async (ground) => {
        await contact(ground);
        return { address };
      },
    },
    "lib/outreach/actions/touches.ts#logTouches": {
      roles: editors,
      input: async (ground) => ({
        prospects: [await prospect(ground)],
        kind: "reply",
        channel: "mail",
        on: "2026-03-01",
      }),
    },
    "lib/outreach/actions/touches.ts#deleteTouch": {
      roles: editors,
      input: async (ground) => ({
        id: await touch(ground, await addProspect(team(ground), domain), await contact(ground)),
      }),
    },
    "lib/outreach/actions/touches.ts#setOutreachRules": {
      roles: owners,
      input: () => ({ cooldownDays: 90, followUpDays: 4, followUpsMost: 2 }),
    },
    "lib/outreach/actions/templates.ts#saveTemplate": {
      roles: editors,
      input: async (ground) => ({ id: await template(ground), name: "Asking", subject: "Hi", body: "Hello" }),
    },
    "lib/outreach/actions/templates.ts#archiveTemplate": {
      roles: editors,
      input: async (ground) => ({ id: await template(ground), archived: true }),
    },
    "lib/outreach/actions/templates.ts#loadDraft": {
      roles: editors,
      input: async (ground) => ({ prospect: await prospect(ground) }),
    },
  },
  routes: {
    "app/api/[workspace]/outreach/contacts/route.ts#GET": { roles: everyone, search: "?format=csv" },
    "app/api/[workspace]/outreach/held/route.ts#GET": { roles: editors, search: "?address=ben@paper.com" },
  },
  queries: {
    "lib/outreach/contacts/queries.ts#listContacts": {
      roles: everyone,
      args: async (ground) => {
        await contact(ground);
        await lookForContacts(await ground.cast.writer("alice"), { domains: [domain], prospects: [] });
        return [filter];
      },
    },
    "lib/outreach/contacts/queries.ts#readContactDetail": {
      roles: everyone,
      args: async (ground) => [await contact(ground)],
    },
    "lib/outreach/contacts/queries.ts#readContactsOf": {
      roles: everyone,
      args: async (ground) => [await prospect(ground)],
    },
    "lib/outreach/contacts/queries.ts#exportContacts": {
      roles: everyone,
      args: async (ground) => {
        await contact(ground);
        return [filter];
      },
    },
    "lib/outreach/contacts/read-held.ts#readHeld": {
      roles: everyone,
      args: async (ground) => {
        await prospect(ground);
        return ["someone-else@paper.com"];
      },
      figures: true,
    },
    "lib/outreach/touches/queries.ts#readMessagesOf": {
      roles: everyone,
      args: async (ground) => [await prospect(ground)],
    },
    "lib/outreach/touches/rules.ts#readRules": { roles: everyone, figures: true },
    "lib/outreach/templates/queries.ts#listTemplates": {
      roles: everyone,
      args: async (ground) => {
        await template(ground);
        return [];
      },
    },
    "lib/outreach/templates/queries.ts#listSamples": {
      roles: everyone,
      args: async (ground) => {
        await prospect(ground);
        return [];
      },
    },
    "lib/outreach/templates/queries.ts#readDraft": {
      roles: everyone,
      args: async (ground) => [await prospect(ground)],
    },
  },
};
