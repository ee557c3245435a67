/** Time that a claim may take while everybody works, in seconds: so much work is claimed ahead. */
const claimSeconds = 0.1;
const measureEveryMs = 200;
const least = 4;

/** How many visits to hold ready, by how fast looks end. Where they are slow, hosts are not held for nothing. */
export interface LookAhead {
  ended(): void;
  size(): number;
}

export function createLookAhead(most: number, now: () => number = () => performance.now()): LookAhead {
  let ended = 0;
  let since = now();
  let size = Math.min(least, most);
  return {
    ended: () => {
      ended += 1;
    },
    size() {
      const passedMs = now() - since;
      if (passedMs >= measureEveryMs) {
        const wanted = Math.ceil((ended / passedMs) * 1_000 * claimSeconds);
        size = Math.min(most, Math.max(least, wanted));
        ended = 0;
        since = now();
      }
      return size;
    },
  };
}
