/** Two rows that turn out to be one link: which of them tells what it counts as, and what is kept of the other. */
import { countsAs, type LinkState } from "../link-state.ts";

const presenceRank = { found: 0, missed: 1, lost: 2, reported: 3, not_found: 4 } as const;

/**
 * Which of two rows that turn out to be one link tells what it counts as: what we saw ourselves, then what is live,
 * then what says how. Its history is the link's; the other's goes with it.
 */
export function outranks(a: LinkState, b: LinkState): boolean {
  const order = [
    presenceRank[a.presence] - presenceRank[b.presence],
    Number(countsAs(a) === null) - Number(countsAs(b) === null),
    Number(a.relClass === "unknown") - Number(b.relClass === "unknown"),
    a.relClass.localeCompare(b.relClass),
    a.knownOn.localeCompare(b.knownOn),
  ];
  return (order.find((rank) => rank !== 0) ?? 0) <= 0;
}

/** Two rows that turn out to be one link: the stronger one wins, the earlier date stays. */
export function mergeStates(a: LinkState, b: LinkState): LinkState {
  const [main, other] = outranks(a, b) ? [a, b] : [b, a];
  const otherFirst =
    other.dated && (other.knownOn < main.knownOn || (!main.dated && other.knownOn === main.knownOn));
  return {
    ...main,
    knownOn: otherFirst ? other.knownOn : main.knownOn,
    dated: main.dated || otherFirst,
    anchor: main.anchor ?? other.anchor,
    foundAt: main.foundAt ?? other.foundAt,
    seenAt: main.seenAt ?? other.seenAt,
  };
}
