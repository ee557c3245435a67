"use server";
import { openAction, personAction } from "#lib/http/action";
import { changePassword } from "./change-password.ts";
import { endSession } from "./end-sessions.ts";
import { ChangePassword, EndSession, Nothing, SetUp } from "./schema.ts";
import { giveSession, takeSession } from "./session-cookies.ts";
import { setUp } from "./set-up.ts";

/** Claims a fresh instance with the printed token, and signs its owner in. */
export const setUpInstance = openAction({ input: SetUp }, async (headers, input) => {
  const { userId, workspaceSlug, claims } = await setUp(input, headers);
  await giveSession(userId, claims);
  return { workspaceSlug };
});

export const changeMyPassword = personAction({ input: ChangePassword }, async (person, input, headers) => {
  await giveSession(person.id, await changePassword(person, input, headers));
  return null;
});

export const signOut = personAction({ input: Nothing }, async (person) => {
  await endSession(person, person.sessionId);
  await takeSession();
  return null;
});

/** Ends the session of another browser of the same person. */
export const endMySession = personAction({ input: EndSession }, async (person, { sessionId }) => {
  await endSession(person, sessionId);
  return null;
});
