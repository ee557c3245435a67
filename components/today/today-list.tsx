import Link from "next/link";
import { kindLooks } from "#components/today/kind-looks";
import { NextAction } from "#components/today/next-action";
import { TodayRow } from "#components/today/today-row";
import { Panel } from "#components/ui/panel";
import { RowLink } from "#components/ui/row";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { Status } from "#components/ui/tone";
import { viewHref } from "#components/ui/view-href";
import { type TodayView, todayParams } from "#lib/today/today-view";
import { type TodayList as List, TODAY_KINDS, type TodayItem } from "#lib/today/types";
import { countedWords, sentenceOf, URGENCIES, urgencyOf, urgencyWords } from "#lib/today/words";

export interface TodayProps {
  workspace: string;
  path: string;
  view: TodayView;
  list: List;
  /** YYYY-MM-DD */
  today: string;
  mayRun: boolean;
  mayVerify: boolean;
  mayEdit: boolean;
}

/** Everything that needs somebody, the most urgent group first; in each row one sentence and what to do about it. */
export function TodayList(props: TodayProps) {
  const { list, today } = props;
  const groups = Map.groupBy(list.items, (item) => urgencyOf(item, today));
  return (
    <>
      {URGENCIES.map((urgency) => {
        const items = groups.get(urgency);
        return items === undefined ? null : (
          <Panel key={urgency} title={urgencyWords[urgency]} padded={false}>
            <Table
              label={urgencyWords[urgency]}
              lines
              unselectable
              widths={["120px", "26%", undefined, "220px"]}
            >
              <thead className="sr-only">
                <tr>
                  <HeadCell>Kind</HeadCell>
                  <HeadCell>About</HeadCell>
                  <HeadCell>What</HeadCell>
                  <HeadCell>Next</HeadCell>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <Item key={item.key} {...props} item={item} />
                ))}
              </tbody>
            </Table>
          </Panel>
        );
      })}
      <More {...props} />
    </>
  );
}

function Item({ item, ...props }: TodayProps & { item: TodayItem }) {
  const { word, tone, icon: Icon } = kindLooks[item.kind];
  const sentence = sentenceOf(item, props.today);
  const open = item.prospectId !== null && item.prospectId === props.view.open;
  return (
    <TodayRow id={item.key} open={open}>
      <Cell phone="status">
        <Status tone={tone} icon={<Icon aria-hidden />}>
          {word}
        </Status>
      </Cell>
      <Cell phone="main">
        <RowLink href={openHref(props, item)} title={item.url ?? item.domain}>
          <span className="font-medium">{item.domain}</span>
          {item.campaign ? <span className="text-muted"> · {item.campaign}</span> : null}
        </RowLink>
      </Cell>
      <Cell phone="second" title={sentence}>
        {sentence}
      </Cell>
      <Cell>
        <span className="flex justify-end gap-2">
          <NextAction {...props} item={item} />
        </span>
      </Cell>
    </TodayRow>
  );
}

/** A prospect opens here beside the list; a placement where all of it stands. */
function openHref({ workspace, path, view }: TodayProps, item: TodayItem): string {
  if (item.placementId !== null) return `/${workspace}/${item.site}/placements?open=${item.placementId}`;
  return viewHref(path, todayParams(view), { open: item.prospectId });
}

/** What is not shown, by kind, each with the way to it. */
function More({ list, path, view }: TodayProps) {
  const left = TODAY_KINDS.flatMap((kind) => {
    const more = (list.totals[kind] ?? 0) - list.items.filter((item) => item.kind === kind).length;
    return more > 0 ? [{ kind, more }] : [];
  });
  if (left.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-4 text-sm">
      {left.map(({ kind, more }) =>
        view.only === null ? (
          <Link
            key={kind}
            className="link"
            href={viewHref(path, todayParams(view), { only: kind, open: null })}
          >
            {more.toLocaleString("en-GB")} more: {countedWords(kind, list.totals[kind] ?? 0)}
          </Link>
        ) : (
          <span key={kind} className="text-muted">
            {more.toLocaleString("en-GB")} more are not shown: settle some of these first.
          </span>
        ),
      )}
    </p>
  );
}
