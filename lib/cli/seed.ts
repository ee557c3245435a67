import { closePool } from "#lib/db/pool";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { stopSender } from "#lib/jobs/queue";
import { makeLargeSite, writeLargeProfile } from "#lib/seed/large-site";

/** `seed large [links]`: needs DATABASE_URL and FAIRLEAD_SECRET, as the worker does. */
export async function run([what, count = "10000000"]: string[]): Promise<number> {
  const links = Number(count);
  if (what !== "large" || !Number.isInteger(links) || links < 1) {
    throw new AppError(
      "invalid",
      "Use `seed large [links]`; links is a whole number, 10000000 when left out.",
    );
  }
  const began = performance.now();
  const today = new Date().toISOString().slice(0, 10);
  const slug = `large-${links}-${Date.now().toString(36)}`;
  const site = await makeLargeSite(slug);
  for await (const to of writeLargeProfile(site, links, today)) {
    const seconds = (performance.now() - began) / 1_000;
    say(
      `${to.toLocaleString("en")} links, ${seconds.toFixed(0)} s, ${Math.round(to / seconds).toLocaleString("en")} a second`,
    );
  }
  say(`workspace ${slug}`);
  for (const { name, rows, size } of await tableSizes())
    say(`${name.padEnd(18)} ${rows.padStart(14)} rows ${size.padStart(9)}`);
  await stopSender();
  await closePool();
  return 0;
}

/** The largest tables with their indexes; rows as Postgres estimates them. */
export async function tableSizes(): Promise<{ name: string; rows: string; size: string }[]> {
  return query(
    `SELECT coalesce(parent.relname, c.relname) AS name, to_char(sum(s.n_live_tup), 'FM999,999,999,999') AS rows,
       pg_size_pretty(sum(pg_total_relation_size(c.oid))) AS size
     FROM pg_class c JOIN pg_stat_user_tables s ON s.relid = c.oid
     LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = i.inhparent
     WHERE s.schemaname = 'public' GROUP BY 1 HAVING sum(pg_total_relation_size(c.oid)) > 1000000
     ORDER BY sum(pg_total_relation_size(c.oid)) DESC LIMIT 20`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
