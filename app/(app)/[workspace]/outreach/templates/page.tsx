import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { WorkArea } from "#components/frame/work-area";
import { TemplateDialog } from "#components/outreach/templates/template-form";
import { TemplateList } from "#components/outreach/templates/template-list";
import { Button } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { listSamples, listTemplates } from "#lib/outreach/templates/queries";
import { pageScope } from "#lib/scope/page-scope";
import { can } from "#lib/scope/scope";

export const metadata: Metadata = { title: "Templates" };

export default async function TemplatesPage({ params }: PageProps<"/[workspace]/outreach/templates">) {
  const { workspace } = await params;
  const scope = await pageScope(workspace);
  const mayRun = can(scope, "run_outreach");
  const [templates, samples] = await Promise.all([listTemplates(scope), mayRun ? listSamples(scope) : []]);
  const inUse = templates.filter(({ archived }) => !archived).length;
  return (
    <Page
      kind="work"
      crumbs={[{ label: "Outreach" }, { label: "Templates" }]}
      action={
        mayRun ? (
          <TemplateDialog
            workspace={workspace}
            template={null}
            samples={samples}
            trigger={
              <Button variant="primary" icon={<Plus aria-hidden />}>
                New template
              </Button>
            }
          />
        ) : undefined
      }
    >
      <WorkArea
        tabs={
          <div className="px-6 pt-3 pb-1 max-md:px-4">
            <PageTitle
              title={inUse === 0 ? "No template yet" : countOf(inUse, "template")}
              lead="A mail to begin from. Names in double braces are filled for each prospect; you read it, change it and send it."
            />
          </div>
        }
      >
        {templates.length > 0 ? (
          <TemplateList workspace={workspace} templates={templates} samples={samples} mayRun={mayRun} />
        ) : (
          <p className="max-w-[680px] px-6 py-6 text-muted">
            The mails that your team begins from will be here.
          </p>
        )}
      </WorkArea>
    </Page>
  );
}
