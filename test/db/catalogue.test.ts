import { describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";

// What schema.prisma cannot say and the migrations say by hand. A new one is added here too, with its reason there.
const names = async (sql: string) => (await query<{ name: string }>(sql)).map((row) => row.name);

describe("the database has what the schema language cannot say, and nothing else", () => {
  test("checks", async () =>
    expect(
      await names(
        "SELECT DISTINCT conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY 1",
      ),
    ).toEqual([
      "anchor_text_key_16",
      "domain_event_kind",
      "domain_link_counts",
      "exchange_rate_positive",
      "host_in_flight",
      "instance_is_one_row",
      "link_found_was_seen",
      "link_lost_has_a_day",
      "link_same_domain_true",
      "opinion_of_one_thing",
      "outreach_rules_days",
      "page_not_its_own_alias",
      "page_open_links_counted",
      "page_url_key_16",
      "page_watch_every",
      "prospect_fit",
      "prospect_rejected_for_a_reason",
      "referring_domain_counts",
      "reminder_days_before",
      "schedule_every",
      "schedule_of_one_thing",
      "workspace_ask_again",
      "workspace_loss_rule",
    ]));
  test("partial and expression indexes", async () =>
    expect(
      await names(
        "SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL) ORDER BY 1",
      ),
    ).toEqual([
      "anchor_text_trgm",
      "host_busy",
      "host_due",
      "link_gone",
      "link_lost",
      "link_seen_relevance",
      "opinion_domain_once",
      "opinion_page_once",
      "page_moved_to",
      "page_sighting_waiting",
      "page_topic_judge",
      "page_topic_language",
      "page_topic_wanted",
      "page_watch_due",
      "placement_breach_once",
      "prospect_follow_up",
      "prospect_waiting",
      "schedule_once",
      "site_domain_primary_once",
      "toxic_audit_open",
      "visit_holding",
      "visit_latest",
      "visit_leased",
      "visit_next",
      "visit_open",
    ]));
  test("partitioned tables", async () =>
    expect(
      await names(
        "SELECT c.relname || ' by ' || CASE partstrat WHEN 'r' THEN 'range' ELSE 'list' END AS name FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1",
      ),
    ).toEqual(["import_row by list", "link_event by range", "page_check by range"]));
  test("generated columns", async () =>
    expect(
      await names(
        "SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attgenerated <> '' AND c.relnamespace = 'public'::regnamespace ORDER BY 1",
      ),
    ).toEqual(["link.live"]));
  test("triggers and functions", async () => {
    const triggers = "SELECT DISTINCT tgname AS name FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1";
    expect(await names(triggers)).toEqual(["audit_entry_append_only", "link_follow_domains"]);
    const functions = `SELECT p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`;
    expect(await names(functions)).toEqual(["ensure_partitions", "follow_domains", "refuse_change"]);
  });
});

describe("the shape that speed rests on", () => {
  test("every foreign key into page has an index led by workspace and page", async () => {
    const bare = await names(`
      SELECT k.conrelid::regclass || ' ' || k.conname AS name FROM pg_constraint k
      WHERE k.contype = 'f' AND k.confrelid = 'page'::regclass AND NOT EXISTS (
        SELECT 1 FROM pg_index i WHERE i.indrelid = k.conrelid
          AND (SELECT array_agg(x ORDER BY x) FROM unnest((i.indkey::int2[])[0:1]) x)
              <@ (SELECT array_agg(x) FROM unnest(k.conkey) x))`);
    expect(bare).toEqual([]);
  });
  test("months of partitions are ready ahead, and the default ones are empty", async () => {
    const [row] = await query<{ months: number; stray: number }>(
      `SELECT (SELECT count(*)::int FROM pg_inherits WHERE inhparent = 'link_event'::regclass) AS months,
         (SELECT count(*)::int FROM link_event_default) + (SELECT count(*)::int FROM page_check_default) AS stray`,
    );
    expect(row?.months).toBeGreaterThanOrEqual(4);
    expect(row?.stray).toBe(0);
  });
});
