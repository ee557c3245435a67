/** Runs once when the web process starts, before its first request. */
export async function register(): Promise<void> {
  const { notePeers } = await import("./lib/http/peers.ts");
  notePeers();
}
