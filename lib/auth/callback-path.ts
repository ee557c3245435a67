/**
 * Where to go after signing in: the path of an address on our own site, or `/`. Judged by resolving it, for
 * a look at its first characters lets `//host`, `/\host` and a tab between the slashes leave the site.
 */
export function callbackPath(wanted: string | null | undefined, base: string): string {
  const here = new URL(base).origin;
  const url = wanted ? URL.parse(wanted, here) : null;
  if (url === null || url.origin !== here) return "/";
  const path = url.pathname + url.search + url.hash;
  // `/.//host` resolves to a path that, taken alone, is another host.
  return URL.parse(path, here)?.href === url.href ? path : "/";
}
