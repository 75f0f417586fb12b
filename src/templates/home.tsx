// The front page: who this is, what helps with what, the latest articles, and how to book.

import { graphql, type HeadProps, Link, type PageProps } from "gatsby";
import { Body } from "../components/body";
import { ContactDetails, OpeningHours } from "../components/contact";
import { FeaturedPicture } from "../components/featured-picture";
import { HeadTags } from "../components/head-tags";
import { Layout } from "../components/layout";
import { Mark } from "../components/mark";
import { PostGrid } from "../components/post-grid";
import { SiteLink } from "../components/site-link";
import { TagList } from "../components/tag-list";
import type { TagCount } from "../model/page-plan";
import { BLOG, HOME } from "../model/paths";
import { bodyImages, imageOf, type PostSummaryData, type SiteFacts, summaries, type TextData } from "./queries";
import { isReplaced, type ReplacedContext, ReplacedHead, ReplacedText } from "./replaced-text";

interface Data {
  site: SiteFacts;
  /** The text of `pages/index.md`, if there is one. */
  texts: { nodes: Pick<TextData, "body" | "images" | "featured" | "featuredAlt" | "featuredCaption">[] };
  posts: PostSummaryData[];
}

type Context = { tags: TagCount[] } | ReplacedContext;

export default function HomeTemplate({ data, pageContext, children }: PageProps<Data, Context>) {
  const { site, texts, posts } = data;
  if (isReplaced(pageContext)) return <ReplacedText context={pageContext} site={site} path={HOME} />;
  const { tags } = pageContext;
  const [text] = texts.nodes;
  const { practice, language, callToAction } = site;
  const picture = imageOf(text?.featured ?? null);
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
          <Body tree={text.body} images={bodyImages(text)}>
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
        <PostGrid posts={summaries(posts)} language={language} heading="h3" eager={!picture} />
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

export const Head = ({ data: { site }, pageContext }: HeadProps<Data, Context>) =>
  isReplaced(pageContext) ? (
    <ReplacedHead context={pageContext} site={site} />
  ) : (
    <HeadTags site={site} page={{ title: undefined, description: site.description, path: HOME }} />
  );

export const query = graphql`
  query Home($ids: [String!]!) {
    site: siteFacts {
      ...SiteFacts
    }
    texts: allPage(filter: { path: { eq: "/" } }) {
      nodes {
        featured {
          ...HeroImage
        }
        featuredAlt
        featuredCaption
        images {
          src
          file {
            ...BodyImage
          }
        }
        body
      }
    }
    posts(ids: $ids) {
      ...PostSummary
    }
  }
`;
