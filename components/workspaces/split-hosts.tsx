"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { countOf, formatCount } from "#components/ui/format";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { PanelRow } from "#components/ui/panel";
import { notify, notifyProblem } from "#components/ui/toast";
import { joinHost, splitHost } from "#lib/sites/actions";
import type { SplitView } from "#lib/upkeep/types";

interface SplitHostsProps {
  workspace: string;
  splits: readonly SplitView[];
  /** Pages up to which they are counted. */
  counted: number;
  mayChange: boolean;
}

/** Hosts that count as sites of their own: who may change them adds one, or counts one to its domain again. */
export function SplitHosts({ workspace, splits, counted, mayChange }: SplitHostsProps) {
  return (
    <>
      {splits.map((split) => (
        <SplitRow key={split.host} split={split} counted={counted} workspace={mayChange ? workspace : null} />
      ))}
      {mayChange ? (
        <PanelRow>
          <SplitForm workspace={workspace} />
        </PanelRow>
      ) : null}
    </>
  );
}

function SplitRow({
  split: { host, pages, site },
  counted,
  workspace,
}: {
  split: SplitView;
  counted: number;
  workspace: string | null;
}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const join = (slug: string) =>
    start(async () => {
      const answer = await joinHost(slug, { host });
      if (!answer.ok) return notifyProblem(answer.message);
      notify(`${host} counts to its domain again. Its pages are on their way.`);
      router.refresh();
    });
  return (
    <PanelRow>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{host}</p>
        <p className="text-sm text-muted">
          {pages > counted ? `${formatCount(counted)}+ pages` : countOf(pages, "page")}
          {site === null ? null : `, a domain of ${site}`}
        </p>
      </div>
      {workspace === null || site !== null ? null : (
        <Button busy={busy} onClick={() => join(workspace)}>
          Count to its domain
        </Button>
      )}
    </PanelRow>
  );
}

function SplitForm({ workspace }: { workspace: string }) {
  const router = useRouter();
  const { busy, problem, fieldProblem, onSubmit } = useSend(
    (fields) => splitHost(workspace, { host: fields.host ?? "" }),
    ({ host }, form) => {
      form.reset();
      notify(`${host} counts as a site of its own. Its pages are on their way.`);
      router.refresh();
    },
  );
  return (
    <form method="post" onSubmit={onSubmit} className="grid flex-1 gap-3">
      <Field
        label="Another host"
        hint="Such as anna.blogs.example, where every name below blogs.example is somebody else’s. Hosts below it come along."
        error={fieldProblem("host")}
      >
        {(control) => <Input {...control} name="host" autoComplete="off" spellCheck={false} required />}
      </Field>
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <div>
        <Button type="submit" size="lg" busy={busy}>
          Count it as a site of its own
        </Button>
      </div>
    </form>
  );
}
