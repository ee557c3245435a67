import { VerifyButton } from "#components/links/verify-button";
import { NoticedButtons } from "#components/outreach/terms/noticed-buttons";
import { ReminderDone } from "#components/placements/reminder-done";
import type { TodayProps } from "#components/today/today-list";
import { ButtonLink } from "#components/ui/button";
import { viewHref } from "#components/ui/view-href";
import { prospectHref } from "#lib/outreach/prospect-href";
import { todayParams } from "#lib/today/today-view";
import type { TodayItem } from "#lib/today/types";

/** What to do about an item: a button that does it, or the way to where it is done. */
export function NextAction({ item, ...props }: TodayProps & { item: TodayItem }) {
  const { workspace } = props;
  const inCampaign = (label: string) =>
    item.campaignId === null || item.prospectId === null ? null : (
      <ButtonLink
        href={prospectHref(workspace, item.campaignId, item.prospectId)}
        prefetch={false}
        aria-label={`${label}: ${item.domain}`}
      >
        {label}
      </ButtonLink>
    );
  const placement = `/${workspace}/${item.site}/placements`;
  switch (item.kind) {
    case "reply":
      return inCampaign(props.mayRun ? "Answer" : "Read");
    case "follow_up":
      return inCampaign(props.mayRun ? "Follow up" : "Read");
    case "approval":
      return inCampaign("Decide");
    case "production":
      return inCampaign("Open");
    case "overdue":
      return (
        <ButtonLink
          scroll={false}
          prefetch={false}
          href={viewHref(props.path, todayParams(props.view), { open: item.prospectId })}
          aria-label={`Terms of ${item.domain}`}
        >
          Terms
        </ButtonLink>
      );
    case "unannounced":
      return props.mayRun && item.prospectId !== null && item.detail.noticedId !== undefined ? (
        <NoticedButtons
          workspace={workspace}
          prospect={item.prospectId}
          id={item.detail.noticedId}
          source={item.url ?? item.domain}
        />
      ) : null;
    case "reported":
      return props.mayVerify && item.detail.sourceId !== undefined && item.detail.targetId !== undefined ? (
        <VerifyButton
          workspace={workspace}
          site={item.site}
          selection={{ kind: "link", source: item.detail.sourceId, target: item.detail.targetId }}
          label="Look now"
          begun={`The page on ${item.domain} is being looked at.`}
        />
      ) : null;
    case "expiring":
      return (
        <>
          <ButtonLink
            href={`${placement}/renewals`}
            prefetch={false}
            aria-label={`Renew the link on ${item.domain}`}
          >
            Renew
          </ButtonLink>
          {props.mayEdit && item.placementId !== null && item.day !== null ? (
            <ReminderDone
              workspace={workspace}
              reminder={{
                id: item.placementId,
                expiresOn: item.day,
                daysBefore: item.detail.daysBefore ?? 0,
              }}
              source={item.url ?? item.domain}
            />
          ) : null}
        </>
      );
    case "off":
      return (
        <ButtonLink
          href={`${placement}?open=${item.placementId}`}
          prefetch={false}
          aria-label={`Open the placement on ${item.domain}`}
        >
          Open
        </ButtonLink>
      );
    default:
      return item.kind satisfies never;
  }
}
