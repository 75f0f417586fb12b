// npm run develop: the site as it is written, and the gallery of components. Options go to Gatsby.

import { runGatsby } from "./gatsby";

process.exitCode = runGatsby(process.cwd(), ["develop", ...process.argv.slice(2)]);
