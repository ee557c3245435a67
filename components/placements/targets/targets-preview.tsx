import Link from "next/link";
import type { ReactNode } from "react";
import { countOf, formatCount } from "#components/ui/format";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { UrlText } from "#components/ui/url-text";
import type { TargetPreview } from "#lib/placements/targets/types";

/** What pairs would do: how many placements each matches, and all that is left alone, with the reason. */
export function TargetsPreview({ preview, settings }: { preview: TargetPreview; settings: string }) {
  const { changes, rules, ruleCount, idle, colliding, collidingCount, outside, bad, badCount } = preview;
  return (
    <section aria-label="What would change" className="grid gap-4">
      <div role="status">
        <h2>
          {changes === 0
            ? "No placement would get a new target"
            : `${countOf(changes, "placement")} would get ${changes === 1 ? "a new target" : "new targets"}`}
        </h2>
        <p className="text-muted">
          {countOf(ruleCount, "pair")}
          {idle > 0 ? `, ${formatCount(idle)} of them match no placement` : ""}.
        </p>
      </div>
      {rules.length > 0 ? (
        <div className="panel overflow-hidden">
          <Table label="Pairs" dense minWidth={640} widths={[undefined, undefined, "110px"]}>
            <thead>
              <tr>
                <HeadCell>Old address</HeadCell>
                <HeadCell>New address</HeadCell>
                <HeadCell number>Placements</HeadCell>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={rule.line}>
                  <Cell>
                    <UrlText url={`${rule.from}${rule.under ? "*" : ""}`} />
                  </Cell>
                  <Cell>
                    <UrlText url={`${rule.to}${rule.under ? "*" : ""}`} />
                  </Cell>
                  <Cell number>{formatCount(rule.placements)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
          {ruleCount > rules.length ? (
            <p className="px-4 py-2 text-sm text-muted">
              The first {rules.length} of {formatCount(ruleCount)} are shown.
            </p>
          ) : null}
        </div>
      ) : null}
      {outside.length > 0 ? (
        <LeftAlone
          title="Left alone: the new target is no page of this site"
          lead={
            <>
              Add its domain in the{" "}
              <Link href={settings} className="link">
                site’s settings
              </Link>
              , if it is yours, and look again. The site has {preview.domains.join(", ")}.
            </>
          }
          lines={outside.map(({ host, placements, example }) => ({
            key: host,
            text: `${host}: ${countOf(placements, "placement")}, such as ${example}`,
          }))}
        />
      ) : null}
      {collidingCount > 0 ? (
        <LeftAlone
          title={`Left alone: ${formatCount(collidingCount)} with a placement from the same page to the new target`}
          lead="Two placements would become one. Archive one of the two, if it is the same link."
          lines={colliding.map(({ id, source, to }) => ({ key: id, text: `${source} → ${to}` }))}
          more={collidingCount - colliding.length}
        />
      ) : null}
      {badCount > 0 ? (
        <LeftAlone
          title={`${countOf(badCount, "line")} could not be read`}
          lines={bad.map(({ line, text, problem }) => ({
            key: String(line),
            text: `Line ${line}: ${problem} (${text})`,
          }))}
          more={badCount - bad.length}
        />
      ) : null}
    </section>
  );
}

function LeftAlone(props: {
  title: string;
  lead?: ReactNode;
  lines: readonly { key: string; text: string }[];
  more?: number;
}) {
  return (
    <div className="grid gap-1">
      <h3 className="font-medium">{props.title}</h3>
      {props.lead ? <p className="max-w-[680px] text-sm text-muted">{props.lead}</p> : null}
      <ul className="grid gap-0.5 text-sm">
        {props.lines.map(({ key, text }) => (
          <li key={key} className="[overflow-wrap:anywhere]">
            {text}
          </li>
        ))}
      </ul>
      {props.more ? <p className="text-sm text-muted">and {formatCount(props.more)} more</p> : null}
    </div>
  );
}
