"use client";
import { useRenewals } from "#components/placements/renewals/use-renewals";
import { Select } from "#components/ui/input";
import { setRenewal } from "#lib/placements/actions/renewals";
import { RENEWALS, type Renewal, renewalWords } from "#lib/placements/renewals/types";

interface RenewalSelectProps {
  workspace: string;
  id: string;
  /** What the row is about, for the name of the control. */
  source: string;
  renewal: Renewal;
}

/** What is to become of one agreed link, changed in its row. */
export function RenewalSelect({ workspace, id, source, renewal }: RenewalSelectProps) {
  const { busy, run } = useRenewals(workspace);
  return (
    <Select
      small
      className="max-md:max-w-[180px]"
      aria-label={`What to do with the link on ${source}`}
      aria-busy={busy || undefined}
      value={renewal}
      onChange={(event) => {
        const chosen = event.currentTarget.value as Renewal;
        run(
          () => setRenewal(workspace, { ids: [id], renewal: chosen }),
          () => `Marked: ${renewalWords[chosen].toLowerCase()}.`,
        );
      }}
    >
      {RENEWALS.map((one) => (
        <option key={one} value={one}>
          {renewalWords[one]}
        </option>
      ))}
    </Select>
  );
}
