// Opens an old site by what its file or folder is.

import type { OldSite } from "./old-site";
import { wordpressExport } from "./wxr";

/** @param source absolute path of a file or a folder */
export const openSite = (source: string): OldSite => wordpressExport(source);
