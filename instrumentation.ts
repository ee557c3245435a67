/** Runs once when the web process starts, before its first request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: the build puts a word in its place; nothing is read
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { notePeers } = await import("./lib/http/peers.ts");
  notePeers();
}
