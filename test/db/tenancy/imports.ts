import { Readable } from "node:stream";
import { query } from "#lib/db/sql";
import { requestReading, startImport } from "#lib/imports/change-import";
import { createImport } from "#lib/imports/create-import";
import { stageImport } from "#lib/imports/stage-import";
import { storeUpload } from "#lib/imports/store-upload";
import { writeImport } from "#lib/imports/write-import";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const text = "https://herons-secret-fan.example/\nherons-secret is no address\n";

/** An import of Northlight's with one file of two rows, one of which was not taken; ready, or still open for files. */
async function newImport({ cast, site }: Ground, read = true): Promise<{ id: string; file: string }> {
  const scope = await cast.writer("alice");
  const { id } = await createImport(scope, site.slug);
  const upload = { name: "herons-secret.txt", size: text.length };
  await storeUpload(scope, id, upload, Readable.from([Buffer.from(text)]));
  if (read) {
    await requestReading(scope, id);
    await stageImport(scope, id);
  }
  const [file] = await query<{ id: string }>("select id from import_file where import_id = $1", [id]);
  return { id, file: file?.id ?? "" };
}
async function writtenRef(ground: Ground): Promise<{ id: string }> {
  const { id } = await newImport(ground);
  await startImport(await ground.cast.writer("alice"), id);
  await writeImport(await ground.cast.writer("alice"), id);
  return { id };
}
const ref = async (ground: Ground) => ({ id: (await newImport(ground)).id });

export const rows: TenancyRows = {
  actions: {
    "lib/imports/actions.ts#createImport": { roles: editors, input: ({ site }) => ({ site: site.slug }) },
    "lib/imports/actions.ts#pasteImport": {
      roles: editors,
      input: ({ site }) => ({ site: site.slug, text: "https://a.example/" }),
    },
    "lib/imports/actions.ts#readFiles": { roles: editors, input: ref },
    "lib/imports/actions.ts#mapFile": {
      roles: editors,
      input: async (ground) => ({
        ...(await newImport(ground)),
        kind: "backlinks",
        mapping: { source: "source" },
      }),
    },
    "lib/imports/actions.ts#removeFile": { roles: editors, input: (ground) => newImport(ground) },
    "lib/imports/actions.ts#startImport": { roles: editors, input: ref },
    "lib/imports/actions.ts#cancelImport": { roles: editors, input: ref },
    "lib/imports/actions.ts#undoImport": { roles: editors, input: writtenRef },
  },
  routes: {
    "app/api/[workspace]/imports/[id]/events/route.ts#GET": { roles: everyone, params: ref },
    "app/api/[workspace]/imports/[id]/problems/route.ts#GET": { roles: everyone, params: ref },
    "app/api/[workspace]/imports/[id]/uploads/route.ts#POST": {
      roles: editors,
      params: async (ground) => ({ id: (await newImport(ground, false)).id }),
      search: "?name=a.txt&size=2",
      body: () => "a\n",
    },
  },
  queries: {
    "lib/imports/queries.ts#listImports": {
      roles: everyone,
      args: async (ground) => {
        await newImport(ground);
        return [ground.site.slug];
      },
    },
    "lib/imports/queries.ts#readImport": {
      roles: everyone,
      args: async (ground) => [(await newImport(ground)).id],
      figures: true,
    },
    "lib/imports/queries.ts#importDetail": {
      roles: everyone,
      args: async (ground) => [ground.site.slug, (await newImport(ground)).id],
    },
    "lib/imports/queries.ts#problemRows": {
      roles: everyone,
      args: async (ground) => [(await newImport(ground)).id],
    },
  },
};
