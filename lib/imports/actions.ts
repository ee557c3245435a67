"use server";

import { action } from "#lib/http/action";
import {
  cancelImport as cancel,
  mapFile as map,
  removeFile as remove,
  requestReading,
  startImport as start,
} from "./change-import.ts";
import { createImport as create, importPastedText } from "./create-import.ts";
import { FileMapping, FileRef, ImportRef, NewImport, PastedText } from "./schema.ts";
import { requestUndo } from "./undo/request-undo.ts";

/** Begins an import; files are then uploaded into it. */
export const createImport = action({ may: "import", input: NewImport }, (scope, { site }) =>
  create(scope, site),
);

/** Imports what was pasted, up to its preview. */
export const pasteImport = action({ may: "import", input: PastedText }, (scope, { site, text }) =>
  importPastedText(scope, site, text),
);

/** Has the uploaded files read. */
export const readFiles = action({ may: "import", input: ImportRef }, (scope, { id }) =>
  requestReading(scope, id),
);

/** Says which column of a file is which. */
export const mapFile = action({ may: "import", input: FileMapping }, map);

/** Takes a file out before the import is written. */
export const removeFile = action({ may: "import", input: FileRef }, (scope, { id, file }) =>
  remove(scope, id, file),
);

/** Writes what the preview showed. */
export const startImport = action({ may: "import", input: ImportRef }, (scope, { id }) => start(scope, id));

/** Ends an import; rows already written stay. */
export const cancelImport = action({ may: "import", input: ImportRef }, (scope, { id }) => cancel(scope, id));

/** Takes back what an import wrote. */
export const undoImport = action({ may: "import", input: ImportRef }, (scope, { id }) =>
  requestUndo(scope, id),
);
