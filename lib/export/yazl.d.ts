/** The part of yazl (makes zips) that we use: it comes without types. */
declare module "yazl" {
  interface EntryOptions {
    /** 0–9. */
    compressionLevel?: number;
  }
  export class ZipFile {
    outputStream: NodeJS.ReadableStream;
    addBuffer(bytes: Buffer, name: string): void;
    addFile(path: string, name: string): void;
    addReadStreamLazy(
      name: string,
      options: EntryOptions,
      open: (ready: (error: Error | null, stream?: NodeJS.ReadableStream) => void) => void,
    ): void;
    end(): void;
  }
}
