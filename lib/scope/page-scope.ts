import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type Person, personOf } from "#lib/auth/person";
import { isAppError } from "#lib/errors";
import { isKnownHost } from "#lib/http/hosts";
import { scopeFromSession } from "./from-session.ts";
import { can, type Permission, type Scope } from "./scope.ts";

// Once a request, however many layouts and pages ask.
const scopeOfRequest = cache(async (workspaceSlug: string): Promise<Scope> => {
  const sent = await headers();
  if (!isKnownHost(sent)) notFound();
  try {
    return await scopeFromSession(sent, workspaceSlug);
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === "signed_out") redirect(`/sign-in?next=${encodeURIComponent(`/${workspaceSlug}`)}`);
    notFound();
  }
});

/**
 * The Scope of a server page. Sends whoever is signed out to sign in; a workspace that is not theirs, and a
 * page that their role has no permission for, are not found.
 */
export async function pageScope(workspaceSlug: string, may: Permission = "read"): Promise<Scope> {
  const scope = await scopeOfRequest(workspaceSlug);
  if (!can(scope, may)) notFound();
  return scope;
}

const personOfRequest = cache(async (): Promise<Person | null> => {
  const sent = await headers();
  return isKnownHost(sent) ? personOf(sent) : null;
});

/** Who looks at a page outside any workspace, or null. */
export async function pageVisitor(): Promise<Person | null> {
  return personOfRequest();
}

/** The signed-in person of a page outside any workspace; sends everybody else to sign in. */
export async function pagePerson(path: string): Promise<Person> {
  const person = await personOfRequest();
  if (person === null) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return person;
}
