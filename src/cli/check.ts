// npm run check: validates all content without starting Gatsby.

import fs from "node:fs";
import path from "node:path";
import { parseArgs, styleText } from "node:util";
import { cleanPictures } from "../content/clean-picture";
import { cleanTexts } from "../content/clean-text";
import { contentDir } from "../content/content-dir";
import { findGoneAddresses, GitError } from "../content/gone-addresses";
import { loadContent } from "../content/load";
import { visible } from "../model/control";
import { compareProblems, hasErrors } from "../model/problem";
import { currentTime, isPublished } from "../model/publish";
import { githubReport, jsonReport, type Style, textReport } from "../model/report";
import { failed, type Io, runMain, UsageError } from "./io";

const USAGE = `Usage: npm run check -- [options] [files]

  --format text|json|github   how problems are printed (text)
  --content DIR               the content folder (CONTENT_DIR, or content)
  --strict                    warnings fail too
  --all                       names each placeholder of site.yaml, too
  --fix                       first removes positions and other metadata from pictures, and from texts the HTML that would
                              be dropped, as a text pasted from Word has it; each change is shown, and the words stay
  --since REF                 compare with a git commit: no published address may have gone without an alias
  files                       report only these; rules between files still see everything

Exit status: 0 without errors, 1 with errors, 2 on wrong usage.`;

const FORMATS = ["text", "json", "github"] as const;

/** What the command was asked for. */
interface Options {
  format: (typeof FORMATS)[number];
  dir: string;
  strict: boolean;
  all: boolean;
  fix: boolean;
  since: string | undefined;
  /** Absolute paths; none means all. */
  files: string[];
}

/** Reads the command line; undefined when only help is asked for. @throws {UsageError} */
function readOptions(args: string[], { root, env }: Io): Options | undefined {
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
  const dir = values.content === undefined ? contentDir(root, env) : path.resolve(root, values.content);
  if (values.content !== undefined && !fs.existsSync(dir))
    throw new UsageError(`There is no folder ${values.content}.`);
  const files = positionals.map((file) => path.resolve(root, file));
  const missing = positionals.find((_, index) => !fs.existsSync(files[index] as string));
  if (missing !== undefined) throw new UsageError(`There is no file ${missing}.`);
  return { format, dir, strict: values.strict, all: values.all, fix: values.fix, since: values.since, files };
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      content: { type: "string" },
      strict: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      fix: { type: "boolean", default: false },
      since: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });

const plain: Style = (_style, text) => text;
const coloured: Style = (style, text) => styleText(style, text);

/** Runs the command. @returns its exit status */
export async function runCheck(args: string[], io: Io): Promise<number> {
  try {
    const options = readOptions(args, io);
    if (options) return await check(options, io);
    io.out(`${USAGE}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof GitError)) return failed(error, io);
    io.err(`${error.message}\n\n${USAGE}\n`);
    return 2;
  }
}

async function check({ format, dir, strict, all, fix, since, files }: Options, io: Io): Promise<number> {
  const started = performance.now();
  const now = currentTime(io.env);
  // Standard output belongs to the report.
  for (const { file, fault } of fix ? await cleanPictures(dir, io.root) : []) {
    const name = path.relative(io.root, file);
    io.err(fault === undefined ? `Cleaned ${name}\n` : `Could not clean ${name}, which is as it was: ${fault}\n`);
  }
  for (const { file, line, column, before, after } of fix ? await cleanTexts(dir) : []) {
    const by = after === "" ? "removed" : `now ${visible(after)}`;
    io.err(`${visible(path.relative(io.root, file))}:${line}:${column}  ${visible(before)}  ${by}\n`);
  }
  const content = await loadContent(dir, io.root, now);
  const gone = since === undefined ? [] : await findGoneAddresses(since, dir, io.root, content, now);
  const asked = (file: string): boolean => files.length === 0 || files.includes(path.resolve(io.root, file));
  const problems = [...content.problems, ...gone].filter(({ file }) => asked(file)).sort(compareProblems);
  const posts = content.posts.filter(({ contentFilePath }) => asked(contentFilePath));
  const timeZone = content.site?.timeZone ?? "UTC";
  const scheduled = posts
    .filter((post) => !post.draft && !isPublished(post, now, timeZone))
    .map(({ contentFilePath, date }) => ({ file: path.relative(io.root, contentFilePath), date }))
    .reverse();
  const result = { problems, posts: posts.length, scheduled };
  const seconds = (performance.now() - started) / 1000;
  const text =
    format === "json"
      ? jsonReport(result)
      : format === "github"
        ? githubReport(result)
        : textReport(result, seconds, io.colour ? coloured : plain, all);
  if (text !== "") io.out(`${text}\n`);
  return hasErrors(problems) || (strict && problems.some(({ severity }) => severity === "warning")) ? 1 : 0;
}

if (require.main === module) void runMain(runCheck);
