// The people of every test about who may what: Alice owns, Dana administers, Erik edits and Bob views the
// workspace `northlight`; Rita administered it and was removed; Charlie is a stranger who owns another one. These
// two must see nothing of it.
import { cookieNames } from "#lib/auth/cookie";
import { hashPassword } from "#lib/auth/password";
import { writeSessionToken } from "#lib/auth/session-token";
import { newId } from "#lib/db/new-id";
import { one, query } from "#lib/db/sql";
import { scopeFromSession } from "#lib/scope/from-session";
import { asWriter, type Role, type Scope, type WriteScope } from "#lib/scope/scope";
import { inRequest } from "./next-request.ts";

export type MemberName = "alice" | "dana" | "erik" | "bob";
export type PersonName = MemberName | "rita" | "charlie";
export type Actor = PersonName | "anonymous";

export const castPassword = "four grey herons at noon";
const origin = "http://localhost:3000";

/** Each member's role in `northlight`. */
export const roleOf: Record<MemberName, Role> = {
  alice: "owner",
  dana: "admin",
  erik: "editor",
  bob: "viewer",
};

export interface Cast {
  /** The workspace of Alice and her team. */
  northlight: { id: number; slug: string };
  /** Charlie's. */
  elsewhere: { id: number; slug: string };
  people: Record<PersonName, { id: string; email: string; name: string }>;
  /** Request headers of this actor's browser: host, origin, session cookie. */
  headers: (actor: Actor, extra?: Record<string, string>) => Headers;
  /** Runs work as a request of this actor, with `headers()` and `cookies()` of the framework. */
  as: <T>(actor: Actor, work: () => Promise<T>) => Promise<T>;
  /** This person's Scope in their own workspace, minted at the same door as in production. */
  scope: (person: Exclude<PersonName, "rita">) => Promise<Scope>;
  /** The same for somebody who may write. */
  writer: (person: Exclude<PersonName, "bob" | "rita">) => Promise<WriteScope>;
}

let passwordHash: Promise<string> | undefined;

async function makeWorkspace(slug: string, name: string): Promise<{ id: number; slug: string }> {
  const row = await one<{ id: number; slug: string }>(
    "insert into workspace (slug, name) values ($1, $2) returning id, slug",
    [slug, name],
  );
  if (row === null) throw new Error("no workspace was made");
  return row;
}

/** Makes the cast in the test file's own database; once a file. */
export async function makeCast(): Promise<Cast> {
  passwordHash ??= hashPassword(castPassword);
  const hash = await passwordHash;
  const northlight = await makeWorkspace("northlight", "Northlight");
  const elsewhere = await makeWorkspace("elsewhere", "Elsewhere");
  const cookies = new Map<Actor, string>();

  async function makePerson(name: PersonName): Promise<{ id: string; email: string; name: string }> {
    const person = {
      id: newId(),
      email: `${name}@example.com`,
      name: name[0]?.toUpperCase() + name.slice(1),
    };
    const sid = newId();
    await query("insert into app_user (id, email, name, password_hash) values ($1, $2, $3, $4)", [
      person.id,
      person.email,
      person.name,
      hash,
    ]);
    await query(
      "insert into session (id, user_id, session_version, expires_at) values ($1, $2, 1, now() + interval '1 day')",
      [sid, person.id],
    );
    await query(`insert into member (workspace_id, user_id, role) values ($1, $2, $3::"Role")`, [
      name === "charlie" ? elsewhere.id : northlight.id,
      person.id,
      name === "charlie" ? "owner" : name === "rita" ? "admin" : roleOf[name],
    ]);
    cookies.set(name, `${cookieNames().session}=${await writeSessionToken({ sid, sv: 1 })}`);
    return person;
  }

  const people = {
    alice: await makePerson("alice"),
    dana: await makePerson("dana"),
    erik: await makePerson("erik"),
    bob: await makePerson("bob"),
    rita: await makePerson("rita"),
    charlie: await makePerson("charlie"),
  };

  await query("delete from member where user_id = $1", [people.rita.id]);

  const headers: Cast["headers"] = (actor, extra = {}) => {
    const cookie = cookies.get(actor);
    return new Headers({
      host: new URL(origin).host,
      origin,
      ...(cookie === undefined ? {} : { cookie }),
      ...extra,
    });
  };
  const scope: Cast["scope"] = (person) =>
    scopeFromSession(headers(person), person === "charlie" ? elsewhere.slug : northlight.slug);
  return {
    northlight,
    elsewhere,
    people,
    headers,
    scope,
    writer: async (person) => {
      const writing = asWriter(await scope(person));
      if (writing === null) throw new Error(`${person} may not write`);
      return writing;
    },
    as: async (actor, work) => (await inRequest(headers(actor), work)).result,
  };
}
