"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { Dialog } from "#components/ui/dialog";
import { Field, FieldGroup } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { createSite } from "#lib/sites/actions";

/** The button that adds a site, and its dialog. */
export function AddSite({ workspace, open: startsOpen = false }: { workspace: string; open?: boolean }) {
  const [open, setOpen] = useState(startsOpen);
  const router = useRouter();
  const form = useSend(
    ({ domain = "", kind }) =>
      createSite(workspace, { domain, kind: kind === "competitor" ? "competitor" : "own" }),
    ({ slug }) => {
      setOpen(false);
      router.push(`/${workspace}/${slug}`);
      // The rail lists the sites; it was drawn without this one.
      router.refresh();
    },
  );
  return (
    <Dialog
      title="Add a site"
      description="A site is a domain with all its subdomains. More domains, such as past names, can join it later."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add a site
        </Button>
      }
    >
      <form onSubmit={form.onSubmit} className="grid gap-4">
        {form.problem ? (
          <Notice kind="problem" title="The site was not added">
            {form.problem}
          </Notice>
        ) : null}
        <Field
          label="Domain"
          hint="Such as example.com. Scheme, www and path are left out."
          error={form.fieldProblem("domain")}
        >
          {(control) => (
            <Input
              name="domain"
              autoFocus
              autoComplete="off"
              spellCheck={false}
              placeholder="example.com"
              {...control}
            />
          )}
        </Field>
        <FieldGroup label="Whose is it?">
          <RadioField
            name="kind"
            value="own"
            defaultChecked
            label="Ours"
            hint="Its links are watched and judged."
          />
          <RadioField name="kind" value="competitor" label="A competitor’s" hint="For comparison." />
        </FieldGroup>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" size="lg" busy={form.busy}>
            Add the site
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
