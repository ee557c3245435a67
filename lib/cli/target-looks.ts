import type { TargetLook } from "#lib/core/verdict";
import { createHopGate } from "#lib/net/hop-gate";
import type { Web } from "./web.ts";

/** Where links lead, asked at most once each. */
export interface TargetLooks {
  /** Looks at these normalised addresses: the keys of the map, as `judge` wants them. */
  at(keys: readonly string[]): Promise<Map<string, TargetLook>>;
}

const mostRemembered = 5_000;

export function createTargetLooks(web: Web, signal: AbortSignal): TargetLooks {
  const remembered = new Map<string, Promise<TargetLook | null>>();

  const lookAt = async (url: string): Promise<TargetLook | null> => {
    const gate = createHopGate(web.token, { robots: web.robots, beforeHop: web.beforeHop, signal });
    const result = await web.fetcher.fetchPage(url, { signal, beforeHop: gate.beforeHop, want: "none" });
    if (result.kind !== "answered") return null;
    return { finalUrl: result.finalUrl, httpStatus: result.status, soft404: false };
  };

  return {
    async at(keys) {
      for (const key of keys) {
        if (remembered.has(key)) continue;
        if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value ?? "");
        remembered.set(key, lookAt(key));
      }
      const looks = await Promise.all(keys.map(async (key) => [key, await remembered.get(key)] as const));
      return new Map(looks.flatMap(([key, look]) => (look == null ? [] : [[key, look] as const])));
    },
  };
}
