import type { z } from "zod";
import type { UploadQuery } from "#lib/imports/schema";

/** Largest file whose hash is computed before it is sent: the whole of it has to be in memory for that. */
const HASHED_MAX = 200 * 1024 * 1024;

/** SHA-256 in hex, where the browser can compute it (only on https and on this machine's own address). */
async function hashOf(file: File): Promise<string | undefined> {
  if (file.size > HASHED_MAX || !globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Sends one file into an import.
 * @param progress called with the bytes sent so far
 * @returns null, or what went wrong in words for people
 */
export async function uploadFile(
  workspace: string,
  importId: string,
  file: File,
  progress: (sent: number) => void,
): Promise<string | null> {
  const sha256 = await hashOf(file);
  const query: Record<keyof z.input<typeof UploadQuery>, string | undefined> = {
    name: file.name.slice(0, 255),
    size: String(file.size),
    sha256,
  };
  const params = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  // XMLHttpRequest, because fetch tells nothing of the progress of a body.
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/${workspace}/imports/${importId}/uploads?${params}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onerror = () => resolve(`${file.name} did not arrive: the connection broke. Send it again.`);
    request.onload = () => resolve(request.status < 300 ? null : messageOf(request.responseText, file.name));
    request.send(file);
  });
}

function messageOf(body: string, name: string): string {
  try {
    const { message } = JSON.parse(body) as { message?: string };
    if (message) return message;
  } catch {
    // Not our answer: a proxy in between. The sentence below says enough.
  }
  return `${name} did not arrive. Send it again.`;
}
