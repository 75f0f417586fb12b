// What stands at an address that leads nowhere: what may have happened, and the ways on.

import { Link } from "gatsby";
import { pathsOf } from "../model/content/paths";
import { useWords } from "./words";

/** @param props.heading the level of the title: h1 where it is the page's */
export function NotFound({ heading: Heading }: { heading: "h1" | "h2" | "h3" }) {
  const { say, source } = useWords();
  const paths = pathsOf(source);
  return (
    <div className="wrapper spread page-head">
      <Heading>{say("notHere")}</Heading>
      <div className="flow">
        <p>{say("notHereWhy")}</p>
        <p>
          {say("waysOn", {
            search: <Link to={paths.search}>{say("searchTheSite")}</Link>,
            archive: <Link to={paths.archive}>{say("seeAllArticles")}</Link>,
            home: <Link to={paths.home}>{say("goToFrontPage")}</Link>,
          })}
        </p>
      </div>
    </div>
  );
}
