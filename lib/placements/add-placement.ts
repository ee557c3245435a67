import type { z } from "zod";
import { AppError } from "#lib/errors";
import { startRun } from "#lib/runs/start-run";
import { can, type WriteScope } from "#lib/scope/scope";
import { createPlacements } from "./create-placement.ts";
import type { PlacementForm } from "./schema.ts";
import { siteNames, wrongAddresses } from "./site-names.ts";

/**
 * Records one promise that a person typed. A target outside the site, or a source inside it, is a slip: refused
 * with the field. Costs and contacts are kept only from those who may read them. The look that the form asks for is
 * started here: a person who leaves at once must not leave it behind.
 * Throws AppError "not_found", "invalid".
 */
export async function addPlacement(
  scope: WriteScope,
  { site: slug, look, ...form }: z.output<typeof PlacementForm>,
): Promise<{ id: string; created: boolean; looks: boolean }> {
  const site = await siteNames(scope, slug);
  const fields = wrongAddresses(site, form);
  if (Object.keys(fields).length > 0) {
    throw new AppError("invalid", "The placement was not added: an address needs another look.", { fields });
  }
  const row = withoutUnread(scope, form);
  const { ids, created } = await createPlacements(scope, { siteId: site.id, importId: null, rows: [row] });
  const id = ids[0] as string;
  const looks = look !== undefined && can(scope, "verify");
  if (looks) await startRun(scope, { site: slug, selection: { kind: "placement", id } });
  return { id, created: created === 1, looks };
}

/** Terms as this Scope may say them: costs and contacts only from those who may read them. */
export function withoutUnread<T extends object>(scope: WriteScope, terms: T): T {
  return {
    ...terms,
    ...(scope.may.has("costs")
      ? {}
      : { price: null, currency: null, fee: null, feeCurrency: null, invoice: null }),
    ...(scope.may.has("contacts") ? {} : { contact: null }),
  };
}
