// npm run check: validates all content without starting Gatsby.

import fs from "node:fs";
import path from "node:path";
import { parseArgs, styleText } from "node:util";
import { contentDir } from "../content/content-dir";
import { loadContent } from "../content/load";
import { githubReport, jsonReport, type Style, textReport } from "../model/report";

const USAGE = `Usage: npm run check -- [options] [files]

  --format text|json|github   how problems are printed (text)
  --content DIR               the content folder (CONTENT_DIR, or content)
  --strict                    warnings fail too
  files                       report only these; rules between files still see everything

Exit status: 0 without errors, 1 with errors, 2 on wrong usage.`;

const FORMATS = ["text", "json", "github"] as const;

/** What the command was asked for. */
interface Options {
  format: (typeof FORMATS)[number];
  dir: string;
  strict: boolean;
  /** Absolute paths; none means all. */
  files: string[];
}

/** A mistake in the command itself. */
class UsageError extends Error {}

/** Reads the command line; undefined when only help is asked for. @throws {UsageError} */
function readOptions(args: string[]): Options | undefined {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (values.help) return undefined;
  const format = FORMATS.find((name) => name === values.format);
  if (!format) throw new UsageError(`--format is "${values.format}". Use one of: ${FORMATS.join(", ")}.`);
  const dir = values.content === undefined ? contentDir(process.cwd()) : path.resolve(values.content);
  if (values.content !== undefined && !fs.existsSync(dir))
    throw new UsageError(`There is no folder ${values.content}.`);
  const missing = positionals.find((file) => !fs.existsSync(file));
  if (missing !== undefined) throw new UsageError(`There is no file ${missing}.`);
  return { format, dir, strict: values.strict, files: positionals.map((file) => path.resolve(file)) };
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      content: { type: "string" },
      strict: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });

const plain: Style = (_style, text) => text;
const coloured: Style = (style, text) => styleText(style, text);

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { format, dir, strict, files } = options;
  const started = performance.now();
  const content = await loadContent(dir);
  const asked = (file: string): boolean => files.length === 0 || files.includes(path.resolve(file));
  const result = {
    problems: content.problems.filter(({ file }) => asked(file)),
    posts: content.posts.filter(({ contentFilePath }) => asked(contentFilePath)).length,
  };
  const seconds = (performance.now() - started) / 1000;
  const text =
    format === "json"
      ? jsonReport(result)
      : format === "github"
        ? githubReport(result)
        : textReport(result, seconds, process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain);
  if (text !== "") process.stdout.write(`${text}\n`);
  return result.problems.some(({ severity }) => strict || severity === "error") ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    const usage = error instanceof UsageError;
    process.stderr.write(usage ? `${error.message}\n\n${USAGE}\n` : `${error.stack}\n`);
    process.exitCode = usage ? 2 : 1;
  },
);
