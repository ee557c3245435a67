import dns from "node:dns";
import net from "node:net";

/** A numeric address that a name stands for. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** The two ways out of this process, apart from the judgement between them, so that tests can watch both. */
export interface Sockets {
  /** Every address of a name, in the resolver's order. Rejects with the resolver's error. */
  lookup(host: string): Promise<ResolvedAddress[]>;
  /** Opens a connection to the first of these addresses that answers. Nothing is resolved here. */
  dial(addresses: readonly ResolvedAddress[], port: number): net.Socket;
  /** Certificates to trust instead of the system's, in PEM. */
  readonly ca?: string;
}

/** The system's resolver (hosts file included) and real sockets. */
export const systemSockets: Sockets = {
  lookup: (host) => dns.promises.lookup(host, { all: true, order: "verbatim" }),
  dial(addresses, port) {
    const only = addresses.length === 1 ? addresses[0] : undefined;
    if (only !== undefined) return net.connect({ host: only.address, port, noDelay: true });
    return net.connect({
      // A name that nobody looks up: the answer below is what was judged.
      host: "judged.invalid",
      port,
      lookup: (_host, _options, done) => done(null, [...addresses]),
      // Tries the next address when one does not answer soon (RFC 8305); 250 ms, the default, is less than a
      // far host needs.
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: 1_000,
      noDelay: true,
    });
  },
};
