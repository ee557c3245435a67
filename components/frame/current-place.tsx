import type { RailPlace } from "#components/frame/rail-types";

/** How well an address fits a place: -1 not at all, else longer paths and more parameters first. */
function fit(address: string, exact: boolean, path: string, params: URLSearchParams): number {
  const [wantedPath = "", query] = address.split("?");
  const within = path === wantedPath || (!exact && path.startsWith(`${wantedPath}/`));
  if (!within) return -1;
  const wanted = [...new URLSearchParams(query)];
  if (wanted.some(([name, value]) => params.get(name) !== value)) return -1;
  return wantedPath.length * 10 + wanted.length;
}

/** The place that the address belongs to: the closest one, so that two never light up together. */
export function currentPlace(
  places: readonly RailPlace[],
  path: string,
  params: URLSearchParams,
): string | null {
  let best = -1;
  let found: string | null = null;
  for (const place of places) {
    const own = fit(place.href, place.exact ?? false, path, params);
    const others = (place.also ?? []).map((address) => fit(address, false, path, params));
    const score = Math.max(own, ...others);
    if (score > best) {
      best = score;
      found = place.href;
    }
  }
  return found;
}
