"use client";
import { useRouter } from "next/navigation";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { Field, FieldGroup } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { updateSite } from "#lib/sites/actions";
import type { Site } from "#lib/sites/types";

const lines = (text = "") =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What a site is called, which domains belong to it, and the words that name its anchors. */
export function SiteForm({ site, workspace }: { site: Site; workspace: string }) {
  const router = useRouter();
  const form = useSend(
    (fields) =>
      updateSite(workspace, {
        siteId: site.id,
        name: fields.name ?? "",
        kind: fields.kind === "competitor" ? "competitor" : "own",
        domains: lines(fields.domains),
        brands: lines(fields.brands),
        keywords: lines(fields.keywords),
      }),
    () => {
      notify("The site is saved.");
      router.refresh();
    },
  );
  return (
    <form onSubmit={form.onSubmit} className="grid gap-5">
      {form.problem ? (
        <Notice kind="problem" title="The site was not saved">
          {form.problem}
        </Notice>
      ) : null}
      <Field label="Name" error={form.fieldProblem("name")}>
        {(control) => <Input name="name" defaultValue={site.name} {...control} />}
      </Field>
      <FieldGroup label="Whose is it?">
        <RadioField name="kind" value="own" defaultChecked={site.kind === "own"} label="Ours" />
        <RadioField
          name="kind"
          value="competitor"
          defaultChecked={site.kind === "competitor"}
          label="A competitor’s"
        />
      </FieldGroup>
      <Field
        label="Domains"
        hint="One a line, the primary first. A link from one of them to another is internal, never a backlink."
        error={form.fieldProblem("domains") ?? form.fieldProblem("domains.0")}
      >
        {(control) => (
          <Textarea
            name="domains"
            rows={Math.min(8, site.domains.length + 1)}
            spellCheck={false}
            defaultValue={site.domains.join("\n")}
            {...control}
          />
        )}
      </Field>
      <Field
        label="Brand words"
        hint="One a line: how people call the site. They tell brand anchors from others."
        error={form.fieldProblem("brands")}
      >
        {(control) => <Textarea name="brands" rows={3} defaultValue={site.brands.join("\n")} {...control} />}
      </Field>
      <Field
        label="Keywords"
        optional
        hint="One a line: what the site wants to be found for. They tell exact and partial anchors."
        error={form.fieldProblem("keywords")}
      >
        {(control) => (
          <Textarea name="keywords" rows={3} defaultValue={site.keywords.join("\n")} {...control} />
        )}
      </Field>
      <div>
        <Button type="submit" variant="primary" size="lg" busy={form.busy}>
          Save the site
        </Button>
      </div>
    </form>
  );
}
