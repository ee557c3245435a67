// Writes an import in a process of its own, which the benchmark kills.
import { writeImport } from "#lib/imports/write-import";
import { scopeFromJob } from "#lib/scope/from-job";

const [workspaceId, importId = ""] = process.argv.slice(2);
await writeImport(await scopeFromJob({ workspaceId: Number(workspaceId) }), importId);
process.exit(0);
