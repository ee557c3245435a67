import { isIP } from "node:net";
import { AppError } from "../errors.ts";

/** One rule of FAIRLEAD_CONNECT_TO. Null stands for any on the left and for "as it was" on the right. */
export interface ConnectRule {
  readonly host: string | null;
  readonly port: number | null;
  readonly toHost: string | null;
  readonly toPort: number | null;
}

/** Where a connection goes. `portIsNamed`: the operator's rule chose the port, not the URL. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  readonly portIsNamed: boolean;
}

const part = String.raw`(\[[^\]]*\]|[^:\[\]]*)`;
const shape = new RegExp(`^${part}:(\\d*|\\*):${part}:(\\d*)$`);

/**
 * Reads `host:port:address:port` rules as curl's `--connect-to` has them, separated by commas or white space.
 * `*` or nothing is any host and any port; nothing on the right keeps what the URL said; IPv6 stands in brackets.
 * Throws AppError "invalid" that quotes the rule.
 */
export function parseConnectTo(text: string): ConnectRule[] {
  return text
    .split(/[\s,]+/)
    .filter((rule) => rule !== "")
    .map(parseRule);
}

/** Applies the first rule that matches. `host` without brackets. */
export function destinationOf(rules: readonly ConnectRule[], host: string, port: number): Destination {
  const wanted = host.toLowerCase();
  const rule = rules.find(
    (candidate) =>
      (candidate.host === null || candidate.host === wanted) &&
      (candidate.port === null || candidate.port === port),
  );
  if (rule === undefined) return { host, port, portIsNamed: false };
  return { host: rule.toHost ?? host, port: rule.toPort ?? port, portIsNamed: rule.toPort !== null };
}

type Four = [string, string, string, string];

function parseRule(rule: string): ConnectRule {
  const found = shape.exec(rule);
  const [host, port, toHost, toPort] = [1, 2, 3, 4].map((index) => found?.[index] ?? "") as Four;
  const ports = [port, toPort].filter((text) => text !== "" && text !== "*").map(Number);
  const hosts = [host, toHost].filter((text) => text.startsWith("["));
  const ok =
    found !== null &&
    ports.every((number) => number >= 1 && number <= 65_535) &&
    hosts.every((text) => isIP(bare(text)) === 6);
  if (!ok) {
    throw new AppError(
      "invalid",
      `FAIRLEAD_CONNECT_TO: "${rule}" is not host:port:address:port. Write for example *:80:127.0.0.1:8080, with IPv6 addresses in brackets.`,
    );
  }
  return {
    host: host === "" || host === "*" ? null : bare(host),
    port: port === "" || port === "*" ? null : Number(port),
    toHost: toHost === "" ? null : bare(toHost),
    toPort: toPort === "" ? null : Number(toPort),
  };
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
}
