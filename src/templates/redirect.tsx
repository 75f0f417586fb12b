// An old address: sends the reader on at once, and says where to for those whose browser does not.

import { Link, navigate } from "gatsby";
import { useEffect } from "react";
import { Breadcrumbs } from "../components/breadcrumbs";
import { Layout } from "../components/layout";
import { useWords } from "../components/words";
import type { PageMeta } from "../model/head/head";
import type { Words } from "../model/strings/words";
import type { SiteView, Views } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { title, to } }: TemplateProps<"redirect">) {
  // Only `gatsby develop` runs it: the page was open when its text moved.
  useEffect(() => void navigate(to, { replace: true }), [to]);
  const { say } = useWords();
  return (
    <Layout site={site} path="">
      <Breadcrumbs page={{ name: title, path: to }} />
      <div className="wrapper spread page-head">
        <h1>{say("moved")}</h1>
        <p>{say("nowAt", { page: <Link to={to}>{title}</Link> })}</p>
      </div>
    </Layout>
  );
}

export const head = ({ title, to }: Views["redirect"], _site: SiteView, { t }: Words): PageMeta => ({
  title,
  description: t("movedAbout"),
  path: to,
  indexed: false,
  // In `gatsby develop` the page goes on by itself; two ways at a time would get in each other's.
  refresh: process.env.NODE_ENV === "production",
});
