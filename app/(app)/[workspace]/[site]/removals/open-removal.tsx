import { RemovalDrawer } from "#components/removals/removal-drawer";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import { fillTemplate } from "#lib/core/removal/template";
import { isAppError } from "#lib/errors";
import { readRemoval } from "#lib/removals/queries";
import { removalTerms } from "#lib/removals/terms";
import type { RemovalLine } from "#lib/removals/types";
import { can, type Scope } from "#lib/scope/scope";
import type { Site } from "#lib/sites/types";
import { readActor } from "#lib/workspaces/queries";

interface OpenRemovalProps {
  scope: Scope;
  site: Site;
  id: string;
  path: string;
  address: ViewParams;
  lines: readonly RemovalLine[];
}

/** The drawer of one request, with its mail drafted from the workspace's template. */
export async function OpenRemoval({ scope, site, id, path, address, lines }: OpenRemovalProps) {
  const today = new Date().toISOString().slice(0, 10);
  const closeHref = viewHref(path, address, { open: null });
  const request = await readRemoval(scope, site.slug, today, id).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  });
  if (request === null) {
    return (
      <Drawer label="Removal request" closeHref={closeHref}>
        <DrawerSection>
          <p>This request is not there any more.</p>
        </DrawerSection>
      </Drawer>
    );
  }
  const [terms, actor] = await Promise.all([removalTerms(scope), readActor(scope)]);
  const place = lines.findIndex((line) => line.id === id);
  const neighbour = (line: RemovalLine | undefined) =>
    line === undefined ? undefined : viewHref(path, address, { open: line.id });
  return (
    <RemovalDrawer
      workspace={scope.workspaceSlug}
      site={site.slug}
      request={request}
      draft={fillTemplate(terms, {
        domain: request.domain,
        site: site.domains[0] ?? site.slug,
        links: request.links,
        count: request.live,
        name: actor?.name ?? null,
      })}
      caption={place < 0 ? "Request" : `Request ${place + 1} of ${lines.length}`}
      closeHref={closeHref}
      previousHref={place > 0 ? neighbour(lines[place - 1]) : undefined}
      nextHref={place < 0 ? undefined : neighbour(lines[place + 1])}
      mayChange={can(scope, "judge_links")}
      mayContact={scope.may.has("contacts")}
    />
  );
}
