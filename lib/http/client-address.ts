import ipaddr from "ipaddr.js";
import { readEnv } from "#lib/env";
import { peerOf } from "./peers.ts";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An address without the disguise of IPv4 in IPv6 (`::ffff:10.0.0.1`) and without a port; null when it is none. */
function parse(text: string): Address | null {
  const bare = text.trim().replace(/^\[(.*)\](:\d+)?$/, "$1");
  const plain = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(":")) : bare;
  return ipaddr.isValid(plain) ? ipaddr.process(plain) : null;
}

function isTrusted(address: Address, ranges: readonly string[]): boolean {
  return ranges.some((range) => {
    if (!range.includes("/")) return parse(range)?.toString() === address.toString();
    if (!ipaddr.isValidCIDR(range)) return false;
    const [base, bits] = ipaddr.parseCIDR(range);
    return base.kind() === address.kind() && address.match(base, bits);
  });
}

/**
 * The address that a request came from: the socket's. Only when that peer is one of FAIRLEAD_TRUSTED_PROXIES
 * is `X-Forwarded-For` read, from its right end to the first address that is no trusted proxy. "unknown" when
 * the socket's is not known.
 */
export function clientAddress(
  headers: Headers,
  trusted: readonly string[] = readEnv().trustedProxies,
  peer: string | null = peerOf(headers),
): string {
  let address = peer === null ? null : parse(peer);
  if (address === null) return "unknown";
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").reverse();
  for (const hop of forwarded) {
    if (!isTrusted(address, trusted)) break;
    const before = parse(hop);
    if (before === null) break;
    address = before;
  }
  return address.toString();
}

/**
 * What counts as one address for throttling: an IPv4 address, or the /64 that one IPv6 subscriber is given,
 * within which addresses are free to take.
 */
export function addressKey(address: string): string {
  const parsed = parse(address);
  if (parsed === null || parsed.kind() === "ipv4") return address;
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
