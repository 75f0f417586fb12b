// npm run schemas: writes the JSON Schemas that text editors use, after the schema has changed.

import fs from "node:fs";
import path from "node:path";
import { jsonSchemas } from "../model/json-schema";

for (const [name, schema] of Object.entries(jsonSchemas())) {
  fs.writeFileSync(path.join(".vscode", name), `${JSON.stringify(schema, null, 2)}\n`);
}
