import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";

/** An address of a placement that is not there: taken back with its import, or not theirs. */
export function MissingPlacement({ closeHref }: { closeHref: string }) {
  return (
    <Drawer label="A placement that is not there" caption="Placement" closeHref={closeHref}>
      <DrawerSection>
        <h2 className="text-xl font-semibold">This placement is not there</h2>
        <p className="text-muted">
          The import that brought it may have been undone. Look for it in the table.
        </p>
      </DrawerSection>
    </Drawer>
  );
}
