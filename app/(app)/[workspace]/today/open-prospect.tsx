import { TermsSection } from "#components/outreach/terms/terms-section";
import { ProspectDrawer } from "#components/today/prospect-drawer";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { viewHref } from "#components/ui/view-href";
import { isAppError } from "#lib/errors";
import { readTermsOf } from "#lib/outreach/terms/read-terms";
import { can, type Scope } from "#lib/scope/scope";
import { type TodayView, todayParams } from "#lib/today/today-view";

/** The prospect that is open beside the list, with what is agreed with it. */
export async function OpenProspect(props: { scope: Scope; path: string; view: TodayView; today: string }) {
  const { scope, path, view, today } = props;
  const closeHref = viewHref(path, todayParams(view), { open: null });
  const terms = await readTermsOf(scope, view.open ?? "", today).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  });
  if (terms === null) {
    return (
      <Drawer label="No such prospect" closeHref={closeHref}>
        <DrawerSection>
          <p>This prospect is not there any more.</p>
        </DrawerSection>
      </Drawer>
    );
  }
  return (
    <ProspectDrawer
      workspace={scope.workspaceSlug}
      prospect={{ ...terms.prospect, id: terms.prospectId, domain: terms.domain }}
      closeHref={closeHref}
    >
      <TermsSection
        key={terms.prospectId}
        workspace={scope.workspaceSlug}
        terms={terms}
        mayEdit={can(scope, "run_outreach")}
        mayEditPlacements={can(scope, "edit_placements")}
        mayVerify={can(scope, "verify")}
        showCosts={scope.may.has("costs")}
        showContacts={scope.may.has("contacts")}
      />
    </ProspectDrawer>
  );
}
