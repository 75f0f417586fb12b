// What `gatsby develop` shows in place of a post or page that has errors, or has moved while it was open. No build has it.
//
// The text's own template shows it. When an address gets another template, Gatsby gives a page that is open there the new
// context and goes on with the old template, which knows nothing of it (mergePageEntry in gatsby/cache-dir/dev-loader.js).

import { navigate } from "gatsby";
import { useEffect } from "react";
import { HeadTags } from "../components/head-tags";
import { Layout, type LayoutFacts } from "../components/layout";
import { ProblemList } from "../components/problem-list";
import type { HeadSite } from "../model/head";
import type { RedirectContext } from "../model/page-plan";
import type { Problem } from "../model/problem";

/** The context of an address that has no text to show, but its errors or another address. */
export type ReplacedContext = { problems: readonly Problem[] } | RedirectContext;

export const isReplaced = (context: object): context is ReplacedContext =>
  "problems" in context || "redirectTo" in context;

interface ReplacedTextProps {
  context: ReplacedContext;
  site: LayoutFacts;
  path: string;
}

export function ReplacedText({ context, site, path }: ReplacedTextProps) {
  const moved = "redirectTo" in context ? context.redirectTo : undefined;
  useEffect(() => {
    if (moved !== undefined) void navigate(moved, { replace: true });
  }, [moved]);
  return (
    <Layout site={site} path={path}>
      <div className="wrapper intro flow">
        <h1>{moved === undefined ? "This text can’t be shown yet" : "This text has moved"}</h1>
        {"problems" in context && (
          <>
            <p>Mend the errors and save: the text appears here by itself.</p>
            <ProblemList problems={context.problems} />
          </>
        )}
      </div>
    </Layout>
  );
}

/** Seconds until the page looks again: a text in MDX is a module, which a page that was opened without it never gets. */
const AGAIN = "2";

export const ReplacedHead = ({ context, site }: { context: ReplacedContext; site: HeadSite }) => (
  <>
    <HeadTags site={site} page={{ title: "Errors", description: "This text has errors.", path: undefined }} />
    {"problems" in context && context.problems.some(({ file }) => file.endsWith(".mdx")) && (
      <meta httpEquiv="refresh" content={AGAIN} />
    )}
  </>
);
