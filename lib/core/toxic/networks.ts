/** Blocks of addresses: /24 of IPv4 and /48 of IPv6, the sizes in which hosts hand them out. */
import { isIn, type Network, parseNetwork } from "../address.ts";

const BLOCK_BITS = { ipv4: 24, ipv6: 48 } as const;

/** Ranges to leave out. `blockOutside`: the block of an address in CIDR notation; null inside a range, and for no address. */
export function networkSet(ranges: readonly string[]): { blockOutside(address: string): string | null } {
  const networks = ranges.map(parseNetwork).filter((network): network is Network => network !== null);
  const known = new Map<string, string | null>();
  return {
    blockOutside(text) {
      const read = parseNetwork(text);
      if (read === null) return null;
      const block = blockOf(read.address);
      let outside = known.get(block);
      if (outside === undefined) {
        outside = isIn(networks, read.address) ? null : block;
        known.set(block, outside);
      }
      return outside;
    },
  };
}

function blockOf(address: Network["address"]): string {
  const bits = BLOCK_BITS[address.kind()];
  const bytes = address.toByteArray().slice(0, bits / 8);
  if (address.kind() === "ipv4") return `${bytes.join(".")}.0/${bits}`;
  const groups = [0, 2, 4].map((at) => (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16));
  return `${groups.join(":")}::/${bits}`;
}
