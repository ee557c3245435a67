/**
 * robots.txt: which paths a crawler may fetch (RFC 9309). Reads as leniently as Google's open-sourced
 * parser (github.com/google/robotstxt), because that is how site owners expect their file to be read.
 * Patterns are matched by searching for the pieces between their stars, never by a regular expression,
 * so that a hostile file costs time in proportion to its length.
 */

/** One allow or disallow line. */
export interface RobotsRule {
  allow: boolean;
  /** Percent-encoded pattern, with `*` and a closing `$` still in it. */
  pattern: string;
}

/** Rules that hold for the agents named above them. */
export interface RobotsGroup {
  /** Lower-case product tokens; `*` for everybody. */
  agents: string[];
  rules: RobotsRule[];
  /** Not in RFC 9309, yet many hosts ask for it. Each line speaks to the agents above it that have none yet. */
  crawlDelays: { agent: string; seconds: number }[];
}

/** A file read to its end. Plain JSON. */
export interface RobotsTxt {
  groups: RobotsGroup[];
  sitemaps: string[];
}

const longestBrowserUrl = 2083;
// Google reads 8 times the longest URL of a browser and ignores the rest of the line.
const longestLine = longestBrowserUrl * 8 - 1;

type Field = "agent" | "allow" | "disallow" | "sitemap" | "crawl-delay" | "other";

/** Reads a robots.txt. Never fails: a line that is not understood is skipped. */
export function parseRobotsTxt(text: string): RobotsTxt {
  const robots: RobotsTxt = { groups: [], sitemaps: [] };
  let group: RobotsGroup | null = null;
  let rulesSeen = false;
  /** Agents of the group, and those of them that no crawl-delay has spoken to: 40,000 lines may name agents. */
  let named = new Set<string>();
  let undelayed: string[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const pair = splitLine(line.slice(0, longestLine));
    if (pair === null) continue;
    const [field, value] = pair;
    switch (field) {
      case "agent": {
        const agent = agentToken(value);
        // Agents that follow one another share the rules below them; an agent after rules opens a new group.
        if (group === null || rulesSeen) {
          group = { agents: [], rules: [], crawlDelays: [] };
          robots.groups.push(group);
          rulesSeen = false;
          named = new Set();
          undelayed = [];
        }
        if (named.has(agent)) break;
        named.add(agent);
        undelayed.push(agent);
        group.agents.push(agent);
        break;
      }
      case "allow":
      case "disallow":
        // Before any agent a rule speaks to nobody.
        if (group === null) break;
        group.rules.push({ allow: field === "allow", pattern: encodePattern(value) });
        rulesSeen = true;
        break;
      case "crawl-delay": {
        const seconds = Number.parseFloat(value);
        if (group === null || !Number.isFinite(seconds) || seconds < 0) break;
        for (const agent of undelayed) group.crawlDelays.push({ agent, seconds });
        undelayed = [];
        break;
      }
      case "sitemap":
        robots.sitemaps.push(value);
        break;
      case "other":
        break;
      default:
        field satisfies never;
    }
  }
  return robots;
}

/**
 * May `agent` (a product token such as `Googlebot`, compared without case) fetch `url`? The longest matching
 * pattern decides, allow wins a tie (RFC 9309 §2.2.2). `url` is compared as written, as far as the longest URL of a
 * browser: pass it normalised.
 */
export function isAllowed(robots: RobotsTxt, agent: string, url: string): boolean {
  // 20,000 rules that begin with a star read the whole of it each.
  const path = pathOf(url).slice(0, longestBrowserUrl);
  if (path === "/robots.txt") return true;
  let best = { length: 0, allow: true };
  for (const group of groupsFor(robots, agent)) {
    for (const rule of group.rules) {
      const length = matchLength(path, rule);
      if (length > best.length || (length === best.length && length > 0 && rule.allow)) {
        best = { length, allow: rule.allow };
      }
    }
  }
  return best.allow;
}

const lastGoodMs = 30 * 24 * 3_600_000;

/**
 * Does the last good copy, fetched at `at` (ISO 8601), still count while the file answers with errors? For 30 days:
 * a server error or 429 makes Google pause, then read the copy it has.
 * https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt#http-status-codes
 */
export function lastGoodCounts(at: string, now: Date): boolean {
  return now.getTime() - Date.parse(at) <= lastGoodMs;
}

/** The pause in seconds that the file asks of `agent` between two requests, the longest when it says several. */
export function crawlDelayOf(robots: RobotsTxt, agent: string): number | null {
  const token = agent.toLowerCase();
  const delays = groupsFor(robots, agent).flatMap(({ crawlDelays }) => {
    const named = crawlDelays.filter((delay) => delay.agent === token);
    return named.length > 0 ? named : crawlDelays.filter((delay) => delay.agent === "*");
  });
  return delays.length === 0 ? null : Math.max(...delays.map(({ seconds }) => seconds));
}

/** Every sitemap address, as written. */
export function sitemapsOf(robots: RobotsTxt): string[] {
  return robots.sitemaps;
}

// All groups that name the agent count as one; only when there is none do those for everybody (§2.2.1).
function groupsFor(robots: RobotsTxt, agent: string): RobotsGroup[] {
  const token = agent.toLowerCase();
  const named = token === "*" ? [] : robots.groups.filter((group) => group.agents.includes(token));
  return named.length > 0 ? named : robots.groups.filter((group) => group.agents.includes("*"));
}

function splitLine(line: string): [Field, string] | null {
  const hash = line.indexOf("#");
  const content = (hash === -1 ? line : line.slice(0, hash)).trim();
  const colon = content.indexOf(":");
  if (colon !== -1) return [fieldOf(content.slice(0, colon).trim()), content.slice(colon + 1).trim()];
  // "disallow /private": a forgotten colon is forgiven when exactly two words stand there.
  const words = content.split(/[ \t]+/);
  return words.length === 2 ? [fieldOf(words[0] ?? ""), words[1] ?? ""] : null;
}

const disallowSpellings = ["disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"];

function fieldOf(name: string): Field {
  const key = name.toLowerCase();
  if (/^(user-agent|useragent|user agent)/.test(key)) return "agent";
  if (key.startsWith("allow")) return "allow";
  if (disallowSpellings.some((spelling) => key.startsWith(spelling))) return "disallow";
  if (/^site-?map/.test(key)) return "sitemap";
  if (/^crawl-?delay/.test(key)) return "crawl-delay";
  return "other";
}

// "FooBot/1.2 (x)" speaks to foobot; "*" and "* anything" to everybody.
function agentToken(value: string): string {
  if (/^\*(\s|$)/.test(value)) return "*";
  return (/^[a-z_-]+/i.exec(value)?.[0] ?? "").toLowerCase();
}

// Beyond ASCII a pattern is written in percent-encoding, and hexadecimal digits in upper case.
function encodePattern(value: string): string {
  return value
    .replace(/[\u0080-\uFFFF]+/g, (text) => encodeURIComponent(text.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (triplet) => triplet.toUpperCase());
}

/** Path, parameters and query without the fragment, as written; `/` when there is none. */
function pathOf(url: string): string {
  const afterScheme = url.indexOf("://");
  const start = url.startsWith("//") ? 2 : afterScheme === -1 ? 0 : afterScheme + 3;
  const hash = url.indexOf("#", start);
  const bare = hash === -1 ? url.slice(start) : url.slice(start, hash);
  const path = bare.search(/[/?;]/);
  if (path === -1) return "/";
  return bare[path] === "/" ? bare.slice(path) : `/${bare.slice(path)}`;
}

// How specific the rule is when it holds, else -1. "/dir/index.html" allows "/dir/" too, as Google has it.
function matchLength(path: string, rule: RobotsRule): number {
  if (matches(path, rule.pattern)) return rule.pattern.length;
  const slash = rule.pattern.lastIndexOf("/");
  if (!rule.allow || !rule.pattern.startsWith("/index.htm", slash)) return -1;
  return path === rule.pattern.slice(0, slash + 1) ? slash + 2 : -1;
}

// The first piece stands at the start, each later one anywhere after the one before: taking the earliest
// place is always right. With a closing "$" the last piece must end the path.
function matches(path: string, pattern: string): boolean {
  const anchored = pattern.endsWith("$");
  const end = anchored ? pattern.length - 1 : pattern.length;
  const starFrom = (from: number) => {
    const star = pattern.indexOf("*", from);
    return star === -1 ? end : star;
  };
  let star = starFrom(0);
  if (!path.startsWith(pattern.slice(0, star))) return false;
  if (star === end) return !anchored || path.length === end;
  for (let at = star; star < end; ) {
    const next = starFrom(star + 1);
    const piece = pattern.slice(star + 1, next);
    if (anchored && next === end) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
    star = next;
  }
  return true;
}
