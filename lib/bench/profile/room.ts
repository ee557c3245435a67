// A profile to measure: made by the product's own writer, looked at by a person of its workspace.

import { cookieNames } from "#lib/auth/cookie";
import { createPerson } from "#lib/auth/create-person";
import { writeSessionToken } from "#lib/auth/session-token";
import { startSession } from "#lib/auth/start-session";
import { newId } from "#lib/db/new-id";
import { query, transaction } from "#lib/db/sql";
import { buildSummary } from "#lib/profile/build-summary";
import { scopeFromJob } from "#lib/scope/from-job";
import type { WriteScope } from "#lib/scope/scope";
import { LARGE_SITE } from "#lib/seed/large-rows";
import { findLargeSite, makeLargeSite, writeLargeProfile } from "#lib/seed/large-site";

export interface Profile {
  links: number;
  scope: WriteScope;
  /** Path of its overview. */
  path: string;
  /** Milliseconds; null: it was there already. */
  written: number | null;
  summarised: number;
}

export interface Person {
  id: string;
  /** Header `cookie` of somebody who is signed in. */
  cookie: string;
}

/** Somebody who is signed in and in no workspace yet. */
export async function makePerson(): Promise<Person> {
  const person = { name: "Bench", email: `bench-${newId()}@example.com`, password: "" };
  return transaction(async (sql) => {
    const made = await createPerson(sql, person, "no password");
    if (made === null) throw new Error("the person is there already");
    const claims = await startSession(sql, made, new Headers());
    return { id: made.id, cookie: `${cookieNames().session}=${await writeSessionToken(claims)}` };
  });
}

/** Writes a profile of so many links and its summary. */
export async function makeProfile(links: number, person: Person): Promise<Profile> {
  const slug = `bench-${links}`;
  const site = await makeLargeSite(slug);
  const began = performance.now();
  const today = new Date().toISOString().slice(0, 10);
  for await (const to of writeLargeProfile(site, links, today)) {
    if (to % 1_000_000 === 0)
      process.stderr.write(`${to} links, ${Math.round((performance.now() - began) / 1_000)} s\n`);
  }
  const written = performance.now() - began;
  await query("VACUUM ANALYZE");
  return { ...(await openProfile(slug, person)), written };
}

/** A profile that is there already, with its summary built anew. */
export async function openProfile(slug: string, person: Person): Promise<Profile> {
  const { scope, siteId, links } = await findLargeSite(slug);
  const { workspaceId } = scope;
  await query(
    "INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'owner') ON CONFLICT DO NOTHING",
    [workspaceId, person.id],
  );
  const building = performance.now();
  await buildSummary(workspaceId, siteId);
  return {
    links,
    scope: await scopeFromJob({ workspaceId, actorId: person.id }),
    path: `/${slug}/${LARGE_SITE}`,
    written: null,
    summarised: performance.now() - building,
  };
}
