/**
 * Serves a folder of sites by host name, for trying the product without the internet:
 *   node test/support/serve-miniweb.ts PORT [FOLDER] [--https PORT]
 * FOLDER holds one folder a host. Prints the settings that lead the product here.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { serveSites } from "./site-server.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { https: { type: "string" } },
});
const [port = "8080", root = "../shared/data/miniweb"] = positionals;
const hosts = readdirSync(root);
const site = await serveSites({
  root,
  port: Number(port),
  ...(values.https === undefined ? {} : { https: hosts, httpsPort: Number(values.https) }),
});
const lines = [
  `Serving ${hosts.join(", ")} from ${root} on port ${site.port}. Stop with Ctrl-C.`,
  "Point the product here:",
  `  FAIRLEAD_ALLOW_NETWORKS=127.0.0.0/8 FAIRLEAD_CONNECT_TO='${site.connectTo}'`,
];
if (site.ca !== null) {
  const file = path.join(tmpdir(), `fairlead-miniweb-${site.httpsPort}.pem`);
  writeFileSync(file, site.ca);
  lines.push(`  NODE_EXTRA_CA_CERTS=${file}   (so that https is trusted)`);
}
process.stdout.write(`${lines.join("\n")}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void site.close().then(() => process.exit(0)));
}
