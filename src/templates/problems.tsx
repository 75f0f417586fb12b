// What stands, while an editor works, in place of a post or page that has errors. No build has it. It speaks English, as all
// tools for editors do.

import { Layout } from "../components/layout";
import { ProblemList } from "../components/problem-list";
import type { PageMeta } from "../model/head/head";
import type { TemplateProps } from "./template";

const TITLE = "This text can’t be shown yet";
const CURE = "Mend the errors and save: the text appears here by itself.";

export function Page({ site, path, view: { problems } }: TemplateProps<"problems">) {
  return (
    <Layout site={site} path={path}>
      <div className="wrapper intro flow" lang="en" dir="ltr">
        <h1>{TITLE}</h1>
        <p>{CURE}</p>
        <ProblemList problems={problems} />
        {/* A text in MDX is a module, which a page of `gatsby develop` that was opened without it never gets. */}
        {process.env.NODE_ENV !== "production" && problems.some(({ file }) => file.endsWith(".mdx")) && (
          <meta httpEquiv="refresh" content="2" />
        )}
      </div>
    </Layout>
  );
}

export const head = (): PageMeta => ({
  title: "Errors",
  description: "This text has errors.",
  path: undefined,
});
