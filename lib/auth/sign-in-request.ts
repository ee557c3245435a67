/**
 * Sends the sign-in form from the browser to next-auth. Null: signed in; else a message for people. The page
 * does not move: where to go next is the caller's.
 */
export async function sendSignIn(email: string, password: string): Promise<string | null> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ email, password, csrfToken, callbackUrl: "/", json: "true" }),
    });
    const { url } = (await answer.json()) as { url: string };
    const told = new URL(url, window.location.href).searchParams;
    if (told.has("csrf")) return "This form was open for too long. Try again.";
    return told.get("error");
  } catch {
    return "The server did not answer. Nothing was lost; try again.";
  }
}
