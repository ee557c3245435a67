import { query } from "#lib/db/sql";
import { readEnv } from "#lib/env";
import { withGuestReader } from "#lib/frontier/guest-reader";
import { findSiteContacts } from "#lib/outreach/contacts/find-contacts";
import { defineHandler } from "../define-handler.ts";
import { findSiteContactsJob } from "../definitions/contacts.ts";

/** The next minute goes on. */
const limitMs = 50_000;

export const findSiteContactsHandler = defineHandler(findSiteContactsJob, async (_payload, { signal }) => {
  const [wanted] = await query("SELECT 1 FROM contact_lookup WHERE read_at IS NULL LIMIT 1");
  if (wanted === undefined) return;
  await withGuestReader(readEnv(), (reader) => findSiteContacts(reader, signal, limitMs));
});
