import { readHealth } from "#lib/health/queries";

export const dynamic = "force-dynamic";

/** For monitors, signed in or not: 200 when everything is well, 503 when something is not. */
export async function GET(): Promise<Response> {
  const health = await readHealth(new Date());
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
