"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input, Select } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { addCoverage, findCoverage } from "#lib/outreach/actions/coverage";
import { COVERAGE_KINDS, type CoverageProposal, type CoverageStory } from "#lib/outreach/coverage/types";
import { coverageKindWords } from "#lib/outreach/coverage/words";

interface AddCoverageProps {
  workspace: string;
  campaign: string;
  /** What a piece may copy. */
  stories: readonly Pick<CoverageStory, "id" | "domain" | "title">[];
}

/** Adds a published piece: first its address, then what is known of it, to be put right. */
export function AddCoverage(props: AddCoverageProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Add coverage"
      description="A piece that was published about the campaign, by its address."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add coverage
        </Button>
      }
    >
      <Steps {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

function Steps({ close, ...props }: AddCoverageProps & { close: () => void }) {
  const [found, setFound] = useState<CoverageProposal | null>(null);
  return found === null ? (
    <AddressForm {...props} onFound={setFound} />
  ) : (
    <PieceForm {...props} found={found} close={close} />
  );
}

function AddressForm({
  workspace,
  campaign,
  onFound,
}: AddCoverageProps & { onFound: (found: CoverageProposal) => void }) {
  const form = useSend<CoverageProposal>(
    ({ url = "" }) => findCoverage(workspace, { campaign, url }),
    onFound,
  );
  return (
    <form onSubmit={form.onSubmit} noValidate className="grid gap-4">
      {form.problem ? <Notice kind="problem" title={form.problem} /> : null}
      <Field label="Address of the piece" error={form.fieldProblem("url")}>
        {(control) => <Input name="url" inputMode="url" autoFocus autoComplete="off" {...control} />}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="lg" busy={form.busy}>
          Go on
        </Button>
      </div>
    </form>
  );
}

function PieceForm({
  workspace,
  campaign,
  stories,
  found,
  close,
}: AddCoverageProps & { found: CoverageProposal; close: () => void }) {
  const router = useRouter();
  const form = useSend(
    (typed) =>
      addCoverage(workspace, { campaign, url: found.url, ...typed } as unknown as Parameters<
        typeof addCoverage
      >[1]),
    () => {
      close();
      router.refresh();
      notify("The piece is added.");
    },
  );
  const problem = form.problem ?? form.fieldProblem("url");
  return (
    <form onSubmit={form.onSubmit} noValidate className="grid gap-4">
      {problem ? <Notice kind="problem" title={problem} /> : null}
      <p className="text-sm break-all text-muted">{found.url}</p>
      <Field label="Title" optional error={form.fieldProblem("title")}>
        {(control) => (
          <Input name="title" defaultValue={found.title ?? ""} autoFocus autoComplete="off" {...control} />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="It names the site" hint={found.why} error={form.fieldProblem("kind")}>
          {(control) => (
            <Select name="kind" defaultValue={found.kind ?? ""} {...control}>
              <option value="">Say how</option>
              {COVERAGE_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {coverageKindWords[kind]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Published on" optional error={form.fieldProblem("publishedOn")}>
          {(control) => <Input type="date" name="publishedOn" {...control} />}
        </Field>
      </div>
      {stories.length > 0 ? (
        <Field
          label="Copy of"
          hint={
            found.copyOf === null
              ? "A piece that others printed again counts once as a story."
              : `It seems to be the piece of ${found.copyOf.domain}: same title, or that is its original.`
          }
          error={form.fieldProblem("copyOf")}
        >
          {(control) => (
            <Select name="copyOf" defaultValue={found.copyOf?.id ?? ""} {...control}>
              <option value="">A piece of its own</option>
              {stories.map(({ id, domain, title }) => (
                <option key={id} value={id}>
                  {title === null ? domain : `${domain}: ${title}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" size="lg" busy={form.busy}>
          Add the piece
        </Button>
      </div>
    </form>
  );
}
