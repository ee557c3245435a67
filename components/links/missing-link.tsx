import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";

/** An address of a link that is not there: moved to the page's other address, taken back with its import, or not theirs. */
export function MissingLink({ closeHref }: { closeHref: string }) {
  return (
    <Drawer label="A link that is not there" caption="Link" closeHref={closeHref}>
      <DrawerSection>
        <h2 className="text-xl font-semibold">This link is not there</h2>
        <p className="text-muted">
          Its page may be known by another address now, or the import that brought it was undone. Look for it
          in the table.
        </p>
      </DrawerSection>
    </Drawer>
  );
}
