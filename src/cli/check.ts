// npm run check: validates all content without starting Gatsby.

import path from "node:path";
import { styleText } from "node:util";
import { Option } from "@commander-js/extra-typings";
import { cleanPictures } from "../content/clean-picture";
import { cleanTexts } from "../content/clean-text";
import { contentDir } from "../content/content-dir";
import { displayName } from "../content/file-fault";
import { findGoneAddresses, GitError } from "../content/gone-addresses";
import { loadContent } from "../content/load";
import { visible } from "../model/content/control";
import { currentTime, isPublished } from "../model/content/publish";
import { compareProblems, hasErrors } from "../model/rules/problem";
import { githubReport, jsonReport, type Style, textReport } from "../model/rules/report";
import { command, each, existing, runMain, UsageError } from "./command";

const plain: Style = (_style, text) => text;
const coloured: Style = (style, text) => styleText(style, text);

/** What git does not know is a mistake in the option. */
const refuse = (error: Error): never => {
  throw error instanceof GitError ? new UsageError(error.message) : error;
};

export const runCheck = command({
  name: "check",
  about: "Says everything that is wrong with the content.",
  options: (command, io) =>
    command
      .argument("[files...]", "report only these; rules between files still see everything", each(existing("file", io)))
      .addOption(
        new Option("--format <format>", "how problems are printed")
          .choices(["text", "json", "github"] as const)
          .default("text"),
      )
      .option("--content <folder>", "the content (CONTENT_DIR, or content)", existing("folder", io))
      .option("--strict", "warnings fail too")
      .option("--all", "names each placeholder of site.yaml, too")
      .option(
        "--fix",
        "first removes positions and other metadata from pictures, and from texts the HTML that would be dropped, as a text pasted from Word has it; each change is shown, and the words stay",
      )
      .option("--since <commit>", "compares with a commit of git: no published address may have gone without an alias"),
  ends: ["without errors", "with errors"],
  async run([files], { format, content: folder, strict, all, fix, since }, io) {
    const dir = contentDir(io.root, io.env, folder);
    const started = performance.now();
    const now = currentTime(io.env);
    // Standard output belongs to the report.
    for (const { file, fault } of fix ? await cleanPictures(dir, io.root) : []) {
      const name = displayName(io.root, file);
      io.err(fault === undefined ? `Cleaned ${name}\n` : `Could not clean ${name}, which is as it was: ${fault}\n`);
    }
    for (const { file, line, column, before, after } of fix ? await cleanTexts(dir) : []) {
      const by = after === "" ? "removed" : `now ${visible(after)}`;
      io.err(`${visible(displayName(io.root, file))}:${line}:${column}  ${visible(before)}  ${by}\n`);
    }
    const content = await loadContent(dir, io.root, now);
    const gone = since === undefined ? [] : await findGoneAddresses(since, dir, io.root, content, now).catch(refuse);
    const asked = (file: string): boolean => !files?.length || files.includes(path.resolve(io.root, file));
    const problems = [...content.problems, ...gone].filter(({ file }) => asked(file)).sort(compareProblems);
    const posts = content.posts.filter(({ contentFilePath }) => asked(contentFilePath));
    const timeZone = content.site?.timeZone ?? "UTC";
    const scheduled = posts
      .filter((post) => !post.draft && !isPublished(post, now, timeZone))
      .map(({ contentFilePath, date }) => ({ file: displayName(io.root, contentFilePath), date }))
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
  },
});

if (require.main === module) void runMain(runCheck);
