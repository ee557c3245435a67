// Writes a migration from what changed in prisma/schema.prisma, and says where a database differs from it: Prisma's
// schema engine as WebAssembly from npm, because the native one is a download.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { DiffTarget, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { AppError } from "#lib/errors";

interface Files {
  schema: string;
  migrations: string;
  /** The schema as of the newest migration: what the next one is compared with. */
  snapshot: string;
}

function filesOf(root: string): Files {
  const migrations = path.join(root, "prisma/migrations");
  return {
    schema: path.join(root, "prisma/schema.prisma"),
    migrations,
    snapshot: path.join(migrations, "schema.snapshot.prisma"),
  };
}

/**
 * Writes the next migration and returns its name, or null when the schema did not change.
 * @param url a database that answers: the engine asks its version, and nothing else of it
 */
export async function createMigration(
  root: string,
  url: string,
  name: string,
  now: Date,
): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new AppError(
      "invalid",
      "A migration's name has lower-case letters, digits and underscores: add_notes.",
    );
  }
  const files = filesOf(root);
  const schema = fs.readFileSync(files.schema, "utf8");
  const from: DiffTarget = fs.existsSync(files.snapshot)
    ? datamodel(files.schema, fs.readFileSync(files.snapshot, "utf8"))
    : { tag: "empty" };
  const sql = await diff(files.schema, schema, url, from);
  if (sql === null) return null;
  const folder = `${now.toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
  fs.mkdirSync(path.join(files.migrations, folder), { recursive: true });
  fs.writeFileSync(path.join(files.migrations, folder, "migration.sql"), sql);
  fs.writeFileSync(files.snapshot, schema);
  return folder;
}

/**
 * The SQL that would turn a database into what prisma/schema.prisma says, or null when there is none.
 * What the schema cannot say (partitions, CHECKs, partial indexes) may show up here and is no drift by itself.
 */
export async function findDrift(root: string, url: string): Promise<string | null> {
  const files = filesOf(root);
  const schema = fs.readFileSync(files.schema, "utf8");
  return diff(files.schema, schema, url, {
    tag: "schemaDatasource",
    files: [{ path: files.schema, content: schema }],
    configDir: root,
  });
}

async function diff(
  schemaFile: string,
  schema: string,
  url: string,
  from: DiffTarget,
): Promise<string | null> {
  const engine = await openEngine(schemaFile, schema, url);
  const to = datamodel(schemaFile, schema);
  const filters = { externalTables: [], externalEnums: [] };
  const { exitCode, stdout } = await engine.diff({ from, to, script: true, exitCode: true, filters });
  return exitCode === 0 ? null : stdout;
}

function datamodel(file: string, content: string): DiffTarget {
  return { tag: "schemaDatamodel", files: [{ path: file, content }] };
}

async function openEngine(schemaFile: string, schema: string, url: string): Promise<SchemaEngine> {
  const require = createRequire(import.meta.url);
  const glue = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const engine = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as WasmModule;
  (globalThis as { PRISMA_WASM_PANIC_REGISTRY?: unknown }).PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message: (message: string) => process.stderr.write(`schema engine: ${message}\n`),
  };
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(glue.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter({ connectionString: url }));
  return engine.SchemaEngine.new({ datamodels: [[schemaFile, schema]] }, () => {}, adapter);
}

type WasmModule = typeof import("@prisma/schema-engine-wasm/schema_engine_bg") & {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};

type PgAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Performer = { performIO: (query: unknown) => Promise<{ fields?: { dataTypeID: number }[] }> };

const charOid = 18;
const textOid = 25;

/** The catalogue has columns of Postgres' one-byte "char", which adapter-pg refuses: read as text, labelled a character. */
class CatalogueAdapter extends PrismaPg {
  override async connect(): Promise<PgAdapter> {
    const adapter = await super.connect();
    const performer = adapter as unknown as Performer;
    const perform = performer.performIO.bind(adapter);
    const query = adapter.queryRaw.bind(adapter);
    let characters: number[] = [];
    performer.performIO = async (sql) => {
      const result = await perform(sql);
      characters = [];
      for (const [index, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== charOid) continue;
        field.dataTypeID = textOid;
        characters.push(index);
      }
      return result;
    };
    adapter.queryRaw = async (sql) => {
      const result = await query(sql);
      const columnTypes = [...result.columnTypes];
      for (const index of characters) columnTypes[index] = ColumnTypeEnum.Character;
      return { ...result, columnTypes };
    };
    return adapter;
  }
}
