/** The part of yazl (makes zips) that tests use: it comes without types. */
declare module "yazl" {
  export class ZipFile {
    outputStream: NodeJS.ReadableStream;
    addBuffer(bytes: Buffer, name: string): void;
    addFile(path: string, name: string): void;
    end(): void;
  }
}
