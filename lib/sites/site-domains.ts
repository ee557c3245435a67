import { anyConnection } from "#lib/db/sql";
import { loadWatch } from "#lib/links/watch";

/** The domains that hosts belong to in a workspace, each once: a host that was split off is one itself. */
export async function siteDomains(workspaceId: number, hosts: readonly string[]): Promise<string[]> {
  const { domainOf } = await loadWatch(anyConnection, workspaceId);
  return [...new Set(hosts.map((host) => domainOf(`https://${host}/`) ?? host))];
}
