"use client";
import { useRouter } from "next/navigation";
import { Select } from "#components/ui/input";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import type { CampaignChoice } from "#lib/outreach/numbers/find-campaigns";

interface CampaignSelectProps {
  path: string;
  params: ViewParams;
  campaigns: readonly CampaignChoice[];
  /** The chosen one; null: all. */
  campaign: string | null;
}

/** One campaign, or all of them; the choice stands in the address. */
export function CampaignSelect({ path, params, campaigns, campaign }: CampaignSelectProps) {
  const router = useRouter();
  return (
    <Select
      aria-label="Campaign"
      value={campaign ?? ""}
      onChange={(event) =>
        router.push(viewHref(path, { ...params, campaign: event.target.value || undefined }), {
          scroll: false,
        })
      }
    >
      <option value="">All campaigns</option>
      {campaigns.map(({ id, name, siteName }) => (
        <option key={id} value={id}>
          {name} ({siteName})
        </option>
      ))}
    </Select>
  );
}
