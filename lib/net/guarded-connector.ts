import net from "node:net";
import tls from "node:tls";
import type { buildConnector } from "undici";
import { judgeAddress, type Network, parseNetwork } from "../core/address.ts";
import { AppError } from "../errors.ts";
import { type ConnectRule, destinationOf, parseConnectTo } from "./connect-to.ts";
import { codeOf, NetError, reasonOf } from "./net-error.ts";
import type { NetSettings } from "./net-settings.ts";
import { type ResolvedAddress, type Sockets, systemSockets } from "./sockets.ts";

/** Whom to connect to, before any rule or look-up. */
export interface ConnectRequest {
  /** Host of the URL, IPv6 without brackets. */
  host: string;
  port: number;
  /** Speak TLS, in the name of the host. */
  secure: boolean;
}

export type GuardedConnect = (request: ConnectRequest) => Promise<net.Socket>;

// DNS, TCP and TLS together: the fetch bar gives 10 s until headers.
const connectTimeoutMs = 10_000;
const webPorts = [80, 443];

/**
 * The one way out to addresses that strangers typed. Checks a literal address, then every address that the
 * look-up gave, then the peer that the socket really reached: a look-up hook alone is never asked about
 * literals. Addresses that FAIRLEAD_CONNECT_TO names are judged like any other.
 * Throws AppError "invalid" for settings that cannot be read; connecting rejects with NetError alone, and
 * for a refused address without having dialled, so that nobody learns whether something listens there.
 */
export function createGuardedConnect(
  settings: Pick<NetSettings, "allowNetworks" | "connectTo" | "allowPorts">,
  sockets: Sockets = systemSockets,
): GuardedConnect {
  const allowed = settings.allowNetworks.map(readNetwork);
  const rules = parseConnectTo(settings.connectTo);
  const ports = new Set([...webPorts, ...settings.allowPorts]);
  return (request) => connect(request, { allowed, rules, ports, sockets });
}

/**
 * The same as undici's own shape of a connector.
 * @param onReached told of each public address that a host was reached at, not of those that the operator named
 */
export function createUndiciConnector(
  settings: Pick<NetSettings, "allowNetworks" | "connectTo" | "allowPorts">,
  sockets: Sockets = systemSockets,
  onReached: (host: string, address: string) => void = () => {},
): buildConnector.connector {
  const open = createGuardedConnect(settings, sockets);
  const rules = parseConnectTo(settings.connectTo);
  return ({ hostname, port, protocol }, done) => {
    const secure = protocol === "https:";
    const host = hostname.replace(/^\[(.*)\]$/, "$1");
    const request = { host, port: port === "" ? (secure ? 443 : 80) : Number(port), secure };
    open(request).then(
      (socket) => {
        const address = socket.remoteAddress ?? "";
        const isOwn = destinationOf(rules, host, request.port).host === host;
        if (isOwn && judgeAddress(address) === "public") onReached(host, address);
        done(null, socket);
      },
      (error: unknown) => done(error instanceof NetError ? error : new NetError("bad_response", error), null),
    );
  };
}

interface Guard {
  allowed: readonly Network[];
  rules: readonly ConnectRule[];
  ports: ReadonlySet<number>;
  sockets: Sockets;
}

async function connect(request: ConnectRequest, guard: Guard): Promise<net.Socket> {
  const to = destinationOf(guard.rules, request.host, request.port);
  if (!to.portIsNamed && !guard.ports.has(to.port)) throw new NetError("blocked_port");
  let open: net.Socket | undefined;
  let expired = false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      expired = true;
      open?.destroy();
      reject(new NetError("timeout"));
    }, connectTimeoutMs);
  });
  const work = async () => {
    const addresses = await judgedAddresses(to.host, guard);
    if (expired) throw new NetError("timeout");
    open = guard.sockets.dial(addresses, to.port);
    await settled(open, "connect");
    // What was judged and what was reached must be the same kind: the last word is the socket's.
    if (judgeAddress(open.remoteAddress ?? "", guard.allowed) === "refused") {
      open.destroy();
      throw new NetError("blocked_address");
    }
    if (!request.secure) return open;
    open = startTls(open, request.host, guard.sockets.ca);
    await settled(open, "secureConnect");
    return open;
  };
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function judgedAddresses(host: string, guard: Guard): Promise<ResolvedAddress[]> {
  const family = net.isIP(host);
  const addresses = family === 0 ? await lookUp(host, guard.sockets) : [{ address: host, family }];
  // One refused address refuses the name: a mixed answer is how rebinding looks.
  if (addresses.some(({ address }) => judgeAddress(address, guard.allowed) === "refused")) {
    throw new NetError("blocked_address");
  }
  return addresses;
}

async function lookUp(host: string, sockets: Sockets): Promise<ResolvedAddress[]> {
  const addresses = await sockets.lookup(host).catch((error: unknown) => {
    throw new NetError("dns", error);
  });
  if (addresses.length === 0) throw new NetError("dns");
  return addresses;
}

// The certificate and the name asked for (SNI) are the URL's, whatever address a rule chose. RFC 6066 §3: no SNI for addresses.
function startTls(socket: net.Socket, host: string, ca: string | undefined): tls.TLSSocket {
  return tls.connect({
    socket,
    host,
    ...(net.isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === undefined ? {} : { ca }),
    ALPNProtocols: ["http/1.1"],
  });
}

function settled(socket: net.Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      socket.off(event, succeed);
      socket.off("close", closed);
      // A socket that fails twice must not end the process.
      socket.on("error", () => {});
      const known = event === "connect" || ["ECONNRESET", "EPIPE"].includes(codeOf(error));
      reject(new NetError(known ? reasonOf(error) : "tls", error));
    };
    const closed = () => fail(new NetError("reset"));
    const succeed = () => {
      socket.off("error", fail);
      socket.off("close", closed);
      resolve();
    };
    socket.once(event, succeed);
    socket.once("error", fail);
    socket.once("close", closed);
  });
}

function readNetwork(text: string): Network {
  const network = parseNetwork(text);
  if (network !== null) return network;
  throw new AppError(
    "invalid",
    `FAIRLEAD_ALLOW_NETWORKS: "${text}" is not a range. Write for example 127.0.0.0/8 or fd00::/8.`,
  );
}
