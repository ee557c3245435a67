import net from "node:net";
import type { ResolvedAddress, Sockets } from "#lib/net/sockets";

export interface WatchedSockets extends Sockets {
  /** Every address that was dialled, real or not. */
  dialled: string[];
  lookedUp: string[];
}

/**
 * Sockets that note where they were sent. Only the addresses in `real` are dialled for real (to that port of
 * theirs); all others fail as if nothing listened, so that no packet leaves the machine.
 */
export function watchSockets(options: {
  /** Addresses of a name; the n-th look-up of the same name is told its number, from 1. */
  resolve: (host: string, times: number) => string[];
  real?: Record<string, { host: string; port: number }>;
  ca?: string;
}): WatchedSockets {
  const times = new Map<string, number>();
  const dialled: string[] = [];
  const lookedUp: string[] = [];
  return {
    dialled,
    lookedUp,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
    async lookup(host): Promise<ResolvedAddress[]> {
      lookedUp.push(host);
      times.set(host, (times.get(host) ?? 0) + 1);
      return options
        .resolve(host, times.get(host) ?? 1)
        .map((address) => ({ address, family: net.isIP(address) }));
    },
    dial(addresses) {
      dialled.push(...addresses.map(({ address }) => address));
      const real = options.real?.[addresses[0]?.address ?? ""];
      if (real !== undefined) return net.connect(real);
      const socket = new net.Socket();
      const error = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      process.nextTick(() => socket.destroy(error));
      return socket;
    },
  };
}
