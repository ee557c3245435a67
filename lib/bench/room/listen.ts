import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Has a server listen on a free port of loopback; `close` ends it with every connection. */
export async function listen(server: Server): Promise<{ port: number; close: () => void }> {
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
