"use client";
import { Dialog } from "#components/ui/dialog";
import { Kbd } from "#components/ui/kbd";

export interface KeyHelp {
  /** As printed on the keys; several are alternatives. */
  keys: readonly string[];
  /** What happens: "Move to the next row". */
  does: string;
}

export interface KeyGroup {
  label: string;
  keys: readonly KeyHelp[];
}

interface KeyListProps {
  groups: readonly KeyGroup[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The map of keys; loaded when it is first asked for. */
export function KeyList({ groups, open, onOpenChange }: KeyListProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" wide>
      <div className="grid gap-6 md:grid-cols-2">
        {groups.map((group) => (
          <section key={group.label}>
            <h3 className="mb-1">{group.label}</h3>
            <dl className="grid gap-1">
              {group.keys.map((key) => (
                <div key={key.does} className="flex items-center justify-between gap-4 py-0.5">
                  <dt>{key.does}</dt>
                  <dd className="flex flex-none gap-1">
                    {key.keys.map((one) => (
                      <Kbd key={one}>{one}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
