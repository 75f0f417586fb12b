// The front page: who this is, what helps with what, the latest articles, and how to book.

import { Link } from "gatsby";
import { Body } from "../components/body";
import { ContactDetails, OpeningHours } from "../components/contact";
import { FeaturedPicture } from "../components/featured-picture";
import { Layout } from "../components/layout";
import { Mark } from "../components/mark";
import { PostGrid } from "../components/post-grid";
import { SiteLink } from "../components/site-link";
import { TagList } from "../components/tag-list";
import { BLOG, HOME } from "../model/content/paths";
import type { PageMeta } from "../model/head/head";
import type { SiteView } from "../site/views";
import type { TemplateProps } from "./template";

export function Page({ site, view: { text, posts, tags }, body, children }: TemplateProps<"home">) {
  const { practice, language, callToAction } = site;
  const picture = text?.featured;
  return (
    <Layout site={site} path={HOME}>
      <div className="wrapper spread intro">
        <div className="intro-words">
          <h1 className="sr-only">{site.name}</h1>
          <p className="intro-lead">{site.description}</p>
          {callToAction && (
            <p>
              <SiteLink className="button" link={callToAction} />
            </p>
          )}
        </div>
        {text && picture ? (
          <FeaturedPicture image={picture} alt={text.featuredAlt} caption={text.featuredCaption} />
        ) : (
          <div className="intro-mark">
            <Mark />
          </div>
        )}
      </div>
      {text && (
        <div className="wrapper prose prose-spread">
          <Body tree={body} images={text.images}>
            {children}
          </Body>
        </div>
      )}
      {tags.length > 0 && (
        <section className="wrapper spread home-section" aria-labelledby="Topics">
          <h2 id="Topics" className="section-title">
            What we write about
          </h2>
          <TagList tags={tags} label="Topics" />
        </section>
      )}
      <section className="wrapper flow home-section" aria-labelledby="Latest">
        <h2 id="Latest" className="section-title">
          Latest articles
        </h2>
        <PostGrid posts={posts} language={language} heading="h3" eager={!picture} />
        <p>
          <Link className="more" to={BLOG}>
            All articles
          </Link>
        </p>
      </section>
      {practice && (
        <section className="visit" aria-labelledby="Visit">
          <div className="wrapper spread">
            <div className="flow">
              <h2 id="Visit" className="section-title">
                Come and see us
              </h2>
              {callToAction && (
                <p>
                  <SiteLink className="button" link={callToAction} />
                </p>
              )}
            </div>
            <div className="contact-panel">
              <ContactDetails name={site.name} practice={practice} language={language} />
              <OpeningHours practice={practice} language={language} />
            </div>
          </div>
        </section>
      )}
    </Layout>
  );
}

export const head = (_view: object, site: SiteView): PageMeta => ({
  title: undefined,
  description: site.description,
  path: HOME,
});
