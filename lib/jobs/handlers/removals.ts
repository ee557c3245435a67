import { query } from "#lib/db/sql";
import { readEnv } from "#lib/env";
import { withGuestReader } from "#lib/frontier/guest-reader";
import { findContacts } from "#lib/removals/find-contacts";
import { defineHandler } from "../define-handler.ts";
import { findContactsJob } from "../definitions/removals.ts";

/** The next minute goes on. */
const limitMs = 50_000;

export const findContactsHandler = defineHandler(findContactsJob, async (_payload, { signal }) => {
  const [wanted] = await query("SELECT 1 FROM removal_request WHERE contacts_read_at IS NULL LIMIT 1");
  if (wanted === undefined) return;
  await withGuestReader(readEnv(), (reader) => findContacts(reader, signal, limitMs));
});
