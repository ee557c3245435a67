import { expect } from "vitest";
import { findDrift } from "#lib/links/find-drift";

/** Facts and rollups of a workspace add up, whatever was reported, looked at or moved. */
export async function expectTrue(workspaceId: number): Promise<void> {
  expect(await findDrift(workspaceId)).toEqual([]);
}
