// npm run schemas: writes the JSON Schemas that text editors use, after the schema has changed.

import fs from "node:fs";
import path from "node:path";
import { jsonSchemas } from "../model/content/json-schema";
import { command, runMain } from "./command";

export const runSchemas = command({
  name: "schemas",
  about: "Writes the JSON Schemas of .vscode, which text editors use.",
  async run(_args, _options, { root }) {
    for (const [name, schema] of Object.entries(jsonSchemas())) {
      fs.writeFileSync(path.join(root, ".vscode", name), `${JSON.stringify(schema, null, 2)}\n`);
    }
  },
});

if (require.main === module) void runMain(runSchemas);
