"use client";
import { Archive, ArchiveRestore, Pencil } from "lucide-react";
import { useAct } from "#components/outreach/contacts/use-act";
import { type Sample, TemplateDialog } from "#components/outreach/templates/template-form";
import { Button } from "#components/ui/button";
import { formatCount } from "#components/ui/format";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import { archiveTemplate } from "#lib/outreach/actions/templates";
import type { TemplateView } from "#lib/outreach/templates/types";

interface TemplateListProps {
  workspace: string;
  templates: readonly TemplateView[];
  samples: readonly Sample[];
  mayRun: boolean;
}

/** The mails that a team begins from, those in use first. */
export function TemplateList({ workspace, templates, samples, mayRun }: TemplateListProps) {
  return (
    <Table label="Templates" lines unselectable widths={[undefined, "34%", "90px", "130px", "210px"]}>
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell>Subject</HeadCell>
          <HeadCell number>Sent</HeadCell>
          <HeadCell>Changed</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {templates.map((template) => (
          <tr key={template.id}>
            <Cell phone="main">
              <span className={template.archived ? "text-muted" : "font-medium"}>{template.name}</span>
            </Cell>
            <Cell phone="second">
              <span className="block truncate">{template.subject}</span>
            </Cell>
            <Cell number>{formatCount(template.used)}</Cell>
            <Cell>{template.archived ? "put away" : <DateText at={template.updatedAt} />}</Cell>
            <Cell phone="status">
              {mayRun ? <TemplateWays workspace={workspace} template={template} samples={samples} /> : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function TemplateWays(props: { workspace: string; template: TemplateView; samples: readonly Sample[] }) {
  const { workspace, template, samples } = props;
  const { problem, busy, run } = useAct();
  const archived = !template.archived;
  return (
    <div className="flex justify-end gap-1">
      {problem ? (
        <span role="alert" className="text-lost">
          {problem.message}
        </span>
      ) : null}
      <TemplateDialog
        key={template.updatedAt}
        workspace={workspace}
        template={template}
        samples={samples}
        trigger={
          <Button variant="ghost" icon={<Pencil aria-hidden />} aria-label={`Edit ${template.name}`}>
            Edit
          </Button>
        }
      />
      <Button
        variant="ghost"
        busy={busy}
        icon={archived ? <Archive aria-hidden /> : <ArchiveRestore aria-hidden />}
        aria-label={`${archived ? "Put away" : "Take out"} ${template.name}`}
        onClick={() =>
          run(
            () => archiveTemplate(workspace, { id: template.id, archived }),
            () => (archived ? "The template is put away" : "The template is in use again"),
          )
        }
      >
        {archived ? "Put away" : "Take out"}
      </Button>
    </div>
  );
}
