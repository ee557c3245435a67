import type { TargetLook } from "#lib/core/verdict";
import { lookAtTarget } from "#lib/net/look-at-target";
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
    const { fetcher, token, robots, beforeHop } = web;
    const answer = await lookAtTarget(fetcher, token, url, { robots, beforeHop, signal });
    return answer.kind === "answered" ? answer.look : null;
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
