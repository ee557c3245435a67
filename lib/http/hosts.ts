import { type Env, readEnv } from "#lib/env";

/** Names of this machine: always answered, whatever port is mapped to them. */
const ownNames: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];
const wildcards: readonly string[] = ["0.0.0.0", "::", "[::]"];

type HostEnv = Pick<Env, "url" | "host" | "allowHosts">;

/** The host name in a Host header, lower case, without its port; null when it is none. */
function nameOf(host: string | null): string | null {
  if (host === null || host === "" || /[\s/@?#\\]/.test(host)) return null;
  return URL.parse(`http://${host}`)?.hostname.replace(/\.$/, "") ?? null;
}

/**
 * Whether a request names a host that this instance answers to: this machine's own names, the host of
 * FAIRLEAD_URL, the address it listens on, and FAIRLEAD_ALLOW_HOSTS. Everything else gets 421 (RFC 9110
 * §15.5.20), so that a foreign name pointed at this address (DNS rebinding) reads nothing.
 */
export function isKnownHost(headers: Headers, env: HostEnv = readEnv()): boolean {
  const name = nameOf(headers.get("host"));
  if (name === null) return false;
  const bound = wildcards.includes(env.host)
    ? null
    : nameOf(env.host.includes(":") ? `[${env.host}]` : env.host);
  const known = [...ownNames, new URL(env.url).hostname, bound, ...env.allowHosts.map(nameOf)];
  return known.includes(name);
}

/**
 * Whether a request that changes something comes from our own pages. Its Origin must be FAIRLEAD_URL's, or
 * that of the very host it was sent to; a missing one and `null` are refused. Server functions of the
 * framework let a missing Origin through, and `null` is what a sandboxed foreign page sends.
 */
export function isSameOrigin(headers: Headers, env: HostEnv = readEnv()): boolean {
  const origin = headers.get("origin");
  const sent = origin === null ? null : URL.parse(origin);
  if (sent === null || !/^https?:$/.test(sent.protocol) || sent.origin !== origin) return false;
  if (sent.origin === env.url) return true;
  return (
    isKnownHost(headers, env) && sent.host === URL.parse(`${sent.protocol}//${headers.get("host")}`)?.host
  );
}

/** What a person reads who came by a name that is not listed. */
export const unknownHostMessage =
  "This address is not one that Fairlead answers to. Whoever runs it can name it in FAIRLEAD_URL or FAIRLEAD_ALLOW_HOSTS.";
