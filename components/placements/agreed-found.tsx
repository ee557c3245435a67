import { Check, Pencil } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { BreachSince } from "#components/placements/breach-since";
import { priceWords } from "#components/placements/price";
import { DrawerSection } from "#components/ui/drawer-section";
import { DateText, RelativeTime } from "#components/ui/time";
import { Status } from "#components/ui/tone";
import type { Flag } from "#lib/core/verdict";
import type { Breach } from "#lib/core/verdict/flags";
import { flagSentences } from "#lib/core/verdict/words";
import { placeWords, relWords } from "#lib/links/words";
import { breachNames } from "#lib/placements/breach-words";
import type { PlacementDetail } from "#lib/placements/types";
import { tacticWords } from "#lib/placements/words";

interface AgreedFoundProps {
  placement: PlacementDetail;
  /** The placement's own page; left out on it. */
  href?: string;
}

/** What the match ladder says of the address that was found. */
const matches: Record<string, string> = {
  tracking: "tracking parameters dropped",
  scheme_www_slash: "but for scheme, www or slash",
  redirect: "through a redirect",
};
const told: readonly Flag[] = [
  "wrong_anchor",
  "rel_changed",
  "wrong_place",
  "wrong_target",
  "target_redirects",
  "truncated",
  "context_changed",
];

/** What was agreed beside what was found, line by line. */
export function AgreedFound({ placement, href }: AgreedFoundProps) {
  const { found, flags } = placement;
  // A link that went keeps what it was; whether that was as agreed is no question any more.
  const isThere = placement.verdict === "live" || placement.verdict === "changed";
  const now = found;
  const wrong = (flag: Flag) => flags.includes(flag);
  const open = placement.breaches.filter((breach) => breach.endedAt === null);
  const held = (flag: Breach) => (isThere ? open.find((breach) => breach.flag === flag) : undefined);
  const elsewhere = open.find((breach) => breach.flag === "wrong_target");
  const earlier = earlierTarget(placement);
  const targetNote =
    matches[now?.match ?? ""] ?? (wrong("target_redirects") ? "which redirects to another address" : null);
  const price = priceWords(placement);
  return (
    <DrawerSection
      title="Agreed and found"
      scope={
        href ? (
          <Link href={href} className="link">
            Placement
          </Link>
        ) : undefined
      }
    >
      <table className="w-full table-fixed text-left text-sm">
        <colgroup>
          <col className="w-[76px]" />
          <col />
          <col />
        </colgroup>
        <thead className="text-muted">
          <tr>
            <th>
              <span className="sr-only">What</span>
            </th>
            <th className="py-1 pr-2 font-normal">Agreed</th>
            <th className="py-1 font-normal">
              {now === null ? "Not found yet" : isThere ? "Found " : "Last found "}
              {now ? <RelativeTime at={now.at} /> : null}
            </th>
          </tr>
        </thead>
        <tbody>
          <Line name="Rel" agreed={placement.rel ? relWords(placement.rel) : null}>
            {now ? (
              <Found same={!wrong("rel_changed")} agreed={isThere && placement.rel !== null}>
                {relWords(now.relClass ?? "unknown")}
              </Found>
            ) : null}
            <BreachSince at={held("rel_changed")?.beganAt} />
          </Line>
          <Line name="Anchor" agreed={placement.anchor}>
            {now ? (
              <Found same={!wrong("wrong_anchor")} agreed={isThere && placement.anchor !== null}>
                {now.anchor || "no words"}
              </Found>
            ) : null}
            <BreachSince at={held("wrong_anchor")?.beganAt} />
          </Line>
          <Line name="Target" agreed={<span title={placement.target}>{pathOf(placement.target)}</span>}>
            {elsewhere ? (
              <Found same={false} agreed>
                <span title={elsewhere.found ?? undefined}>{pathOf(elsewhere.found ?? "another page")}</span>
              </Found>
            ) : earlier ? (
              <span title={earlier}>{pathOf(earlier)}, agreed before</span>
            ) : now ? (
              <Found same agreed={isThere}>
                same
              </Found>
            ) : null}
            <BreachSince at={elsewhere?.beganAt} />
            {now && !elsewhere && !earlier && targetNote ? (
              <div className="text-muted">{targetNote}</div>
            ) : null}
          </Line>
          {placement.place || (now?.place && now.place !== "unknown") ? (
            <Line name="Placement" agreed={placement.place ? placeWords[placement.place] : null}>
              {now ? (
                <Found
                  same={!wrong("wrong_place")}
                  agreed={isThere && placement.place !== null && now.place !== "unknown"}
                >
                  {placeWords[now.place ?? "unknown"]}
                </Found>
              ) : null}
              <BreachSince at={held("wrong_place")?.beganAt} />
            </Line>
          ) : null}
          {isThere
            ? open
                .filter(({ flag }) => !told.includes(flag))
                .map((breach) => (
                  <Line key={breach.flag} name={breachNames[breach.flag]} agreed={breach.promised}>
                    <Found same={false} agreed>
                      {breach.found ?? flagSentences[breach.flag]}
                    </Found>
                    <BreachSince at={breach.beganAt} />
                  </Line>
                ))
            : null}
          {price || placement.tactic || placement.expiresOn ? (
            <Line
              name="Terms"
              agreed={[price, placement.tactic ? tacticWords[placement.tactic] : ""]
                .filter(Boolean)
                .join(", ")}
            >
              {placement.expiresOn ? (
                <span className="text-muted">
                  until <DateText at={placement.expiresOn} />
                </span>
              ) : null}
            </Line>
          ) : null}
        </tbody>
      </table>
      {isThere ? (
        <ul className="grid gap-1 text-sm">
          {flags
            .filter((flag) => !told.includes(flag) && !open.some((breach) => breach.flag === flag))
            .map((flag) => (
              <li key={flag} className="flex items-baseline gap-2">
                <span className="status tone-amber translate-y-[3px]">
                  <Pencil aria-hidden />
                </span>
                {flagSentences[flag]}
              </li>
            ))}
        </ul>
      ) : null}
    </DrawerSection>
  );
}

/** What was found may be the target of before, until the next look. */
function earlierTarget({ found, targets }: PlacementDetail): string | null {
  const last = targets.find(({ undoneAt }) => undoneAt === null);
  return last && found && found.at < last.at ? last.from : null;
}

/** "/guides/repotting": the host stands above already. The home page is told by its host. */
function pathOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  const path = parsed.pathname + parsed.search;
  return path === "/" ? parsed.host : path;
}

function Line(props: { name: string; agreed: ReactNode; children: ReactNode }) {
  return (
    <tr className="border-t border-border align-top [&>*]:py-1.5">
      <th scope="row" className="font-normal text-muted">
        {props.name}
      </th>
      <td className="pr-2 [overflow-wrap:anywhere]">
        {props.agreed === null || props.agreed === "" ? (
          <span className="text-muted">any</span>
        ) : (
          props.agreed
        )}
      </td>
      <td className="[overflow-wrap:anywhere]">{props.children}</td>
    </tr>
  );
}

function Found(props: { same: boolean; agreed: boolean; children: ReactNode }) {
  // Nothing was agreed about it: there is nothing to keep or break.
  if (!props.agreed) return props.children;
  return props.same ? (
    <Status tone="green" icon={<Check aria-hidden />}>
      same
    </Status>
  ) : (
    <Status tone="amber" icon={<Pencil aria-hidden />} className="whitespace-normal!">
      {props.children}
    </Status>
  );
}
