import { isAllowed } from "../core/robots-txt.ts";
import type { Fetcher } from "./fetch-page.ts";
import type { FetchOptions } from "./fetch-result.ts";
import {
  fetchRobots,
  type GoodCopy,
  type RobotsAnswer,
  type RobotsFile,
  readRobotsFile,
  robotsMaxAge,
} from "./fetch-robots.ts";

/** Where robots answers come from: memory here, the database for the worker. Never rejects. */
export interface RobotsLookup {
  get(origin: string): Promise<RobotsAnswer>;
}

/** The name that speaks for us in robots.txt: the product that the user agent names, `Mozilla` aside. */
export function robotsTokenOf(userAgent: string): string {
  const compatible = /\bcompatible;\s*([a-z_-]+)/i.exec(userAgent)?.[1];
  const products = [...userAgent.matchAll(/(?:^|\s)([a-z_-]+)(?=[/\s]|$)/gi)].map((match) => match[1] ?? "");
  return compatible ?? products.find((product) => product.toLowerCase() !== "mozilla") ?? "Fairlead";
}

/** May we fetch it? While the file is failing, nothing (RFC 9309 §2.3.1.4). */
export function mayFetch(answer: RobotsAnswer, token: string, url: string): boolean {
  return !answer.failing && answer.robots !== null && isAllowed(answer.robots, token, url);
}

/** May Googlebot? While the file is failing the last good copy says; null when there is none. */
export function googlebotMay(answer: RobotsAnswer, url: string): boolean | null {
  return answer.robots === null ? null : isAllowed(answer.robots, "Googlebot", url);
}

// Text of remembered files; a file may have 500 KiB.
const mostCharacters = 20_000_000;

interface Kept {
  answer: Promise<RobotsAnswer>;
  until: number;
  size: number;
  good: GoodCopy | null;
}

/** Remembers answers in memory; two looks at one origin share one request. */
export function createRobotsLookup(
  fetcher: Fetcher,
  options: Pick<FetchOptions, "signal" | "beforeHop"> & {
    /** Called once a file was fetched: pace, crawl-delay. */
    onFetched?: (file: RobotsFile, answer: RobotsAnswer) => void;
  } = {},
): RobotsLookup {
  const kept = new Map<string, Kept>();
  let characters = 0;
  const forget = (origin: string) => {
    characters -= kept.get(origin)?.size ?? 0;
    kept.delete(origin);
  };
  const fetchOne = async (origin: string, lastGood: GoodCopy | null) => {
    const file = await fetchRobots(fetcher, origin, options);
    const answer = readRobotsFile({ ...file, lastGood });
    const entry = kept.get(origin);
    if (entry !== undefined) {
      entry.good = file.failing ? lastGood : { body: file.body ?? "", at: file.fetchedAt };
      entry.until = performance.now() + (file.reason === "stopped" ? 0 : robotsMaxAge(file));
      entry.size = (entry.good?.body.length ?? 0) + 500;
      characters += entry.size;
    }
    // Oldest first; a Map keeps the order in which they came.
    for (const oldest of kept.keys()) {
      if (characters <= mostCharacters || oldest === origin) break;
      forget(oldest);
    }
    options.onFetched?.(file, answer);
    return answer;
  };
  return {
    get(origin) {
      const known = kept.get(origin);
      if (known !== undefined && known.until > performance.now()) return known.answer;
      forget(origin);
      const entry: Kept = {
        answer: Promise.resolve({} as RobotsAnswer),
        until: Number.POSITIVE_INFINITY,
        size: 0,
        good: null,
      };
      kept.set(origin, entry);
      entry.answer = fetchOne(origin, known?.good ?? null);
      return entry.answer;
    },
  };
}
