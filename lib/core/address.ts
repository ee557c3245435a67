/**
 * Which addresses a server may be sent to by a stranger's URL. Only what is globally reachable
 * counts as public; all else leads into somebody's own network, so the fetcher refuses it.
 * Tables: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its successors),
 * multicast (RFC 5771, RFC 4291), and withdrawn IPv6 forms that registries no longer list.
 */
import ipaddr from "ipaddr.js";

type Ip = ipaddr.IPv4 | ipaddr.IPv6;

/** A range in CIDR notation, ready to compare. */
export interface Network {
  readonly address: Ip;
  readonly bits: number;
}

/** `allowed` is not public, yet the operator named a range that holds it. */
export type AddressJudgement = "public" | "allowed" | "refused";

// Not globally reachable by the registries. A range inside another is listed for its name's sake only when public.
const refused = networks([
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private use
  "100.64.0.0/10", // shared address space of carriers
  "127.0.0.0/8", // loopback
  "169.254.0.0/16", // link local, cloud metadata
  "172.16.0.0/12", // private use
  "192.0.0.0/24", // IETF protocol assignments
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // 6to4 relay anycast, withdrawn
  "192.168.0.0/16", // private use
  "198.18.0.0/15", // benchmarking
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, broadcast
  "::/96", // unspecified, loopback, IPv4-compatible (withdrawn, RFC 4291)
  "::ffff:0:0/96", // IPv4-mapped
  "64:ff9b::/96", // IPv4/IPv6 translation: globally reachable, but it carries any IPv4 address
  "64:ff9b:1::/48", // the same for local use
  "100::/64", // discard only
  "100:0:0:1::/64", // dummy prefix
  "2001::/23", // IETF protocol assignments, Teredo and ORCHID among them
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4: carries any IPv4 address
  "3fff::/20", // documentation
  "5f00::/16", // segment routing
  "fc00::/7", // unique local
  "fe80::/10", // link local
  "fec0::/10", // site local, withdrawn (RFC 3879)
  "ff00::/8", // multicast
]);

// Globally reachable ranges that lie inside a refused one.
const reachable = networks([
  "192.0.0.9/32", // port control protocol anycast
  "192.0.0.10/32", // traversal using relays anycast
  "2001:1::1/128",
  "2001:1::2/128",
  "2001:1::3/128",
  "2001:3::/32", // AMT
  "2001:4:112::/48", // AS112
  "2001:20::/28", // ORCHIDv2
  "2001:30::/28", // drone remote identification
]);

/** Reads `10.0.0.0/8`, `fd00::/8` or a single address; null when it is neither. */
export function parseNetwork(text: string): Network | null {
  const trimmed = text.trim().replace(/^\[(.*)\]$/, "$1");
  const [host = "", prefix, ...rest] = trimmed.split("/");
  const address = parseAddress(host);
  if (address === null || rest.length > 0) return null;
  const most = address.kind() === "ipv4" ? 32 : 128;
  if (prefix === undefined) return { address, bits: most };
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > most) return null;
  return { address, bits: Number(prefix) };
}

/**
 * Judges one numeric address (IPv6 without brackets). What is no address at all is refused: whoever asks
 * with something odd gets nothing. A mapped address is the IPv4 address it carries; one for translation
 * (NAT64) is allowed only when its range is and the inner address may be reached too.
 */
export function judgeAddress(text: string, allowed: readonly Network[] = []): AddressJudgement {
  const address = parseAddress(text);
  if (address === null) return "refused";
  if (isPublic(address)) return "public";
  if (contains(mapped, address)) {
    return contains(allowed, innerIpv4(address)) ? "allowed" : "refused";
  }
  if (!contains(allowed, address)) return "refused";
  if (!contains(translated, address)) return "allowed";
  const inner = innerIpv4(address);
  return isPublic(inner) || contains(allowed, inner) ? "allowed" : "refused";
}

// Strict: no octal, hexadecimal or short forms, which resolvers read in different ways, and no zone.
function parseAddress(text: string): Ip | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(":") || text.includes("%") || !ipaddr.IPv6.isValid(text)) return null;
  return ipaddr.IPv6.parse(text);
}

const mapped = networks(["::ffff:0:0/96"]);
const translated = networks(["64:ff9b::/96"]);

function innerIpv4(address: Ip): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

function isPublic(address: Ip): boolean {
  return !contains(refused, address) || contains(reachable, address);
}

function networks(list: readonly string[]): Network[] {
  return list.map(parseNetwork).filter((network) => network !== null);
}

/** Whether one of the ranges holds the address. */
export function isIn(list: readonly Network[], address: Network["address"]): boolean {
  return contains(list, address);
}

function contains(list: readonly Network[], address: Ip): boolean {
  return list.some(
    (network) => network.address.kind() === address.kind() && address.match(network.address, network.bits),
  );
}
