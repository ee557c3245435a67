// A workspace's place in URLs, from its name. `/<slug>` stands beside the product's own pages, so their words
// are never one.

/** First parts of paths that are the product's, or may become so. */
const reserved: ReadonlySet<string> = new Set([
  "_next",
  "about",
  "account",
  "admin",
  "api",
  "app",
  "assets",
  "auth",
  "billing",
  "dashboard",
  "docs",
  "favicon",
  "health",
  "help",
  "home",
  "icon",
  "image",
  "images",
  "instance",
  "invite",
  "login",
  "logout",
  "manifest",
  "new",
  "null",
  "public",
  "report",
  "reports",
  "robots",
  "search",
  "settings",
  "setup",
  "share",
  "sign-in",
  "sign-out",
  "sign-up",
  "signin",
  "signout",
  "signup",
  "sitemap",
  "static",
  "status",
  "today",
  "undefined",
  "unsubscribe",
  "well-known",
  "workspace",
  "workspaces",
  "www",
]);

const longest = 40;

/** The slug that a name asks for: lower case letters and digits with hyphens between. May be empty or reserved. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/\p{M}+/gu, "")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
}

/** Whether a slug may be a workspace's. */
export function isFreeWord(slug: string): boolean {
  return slug !== "" && !reserved.has(slug);
}

/** The slugs to try for a name, best first, without end: `acme`, `acme-2`, `acme-3` … */
export function* slugsFor(name: string): Generator<string, never> {
  const wanted = slugOf(name);
  const base = wanted === "" ? "team" : wanted;
  if (isFreeWord(base)) yield base;
  for (let number = 2; ; number++) yield `${base}-${number}`;
}
