// The plan of checked content, as every build makes it.

import path from "node:path";
import { DECODER_VERSIONS } from "../content/decoder";
import type { Content } from "../content/load";
import type { Site } from "../model/content/site-schema";
import { planSite, type SitePlan } from "../site/plan";

/** What is shown, in `gatsby develop`, until `site.yaml` can be read. */
const PLACEHOLDER: Site = {
  name: "Your practice",
  description: "The facts about the practice are to be written in site.yaml.",
  language: "en",
  url: "https://www.example.org",
  timeZone: "UTC",
  closures: [],
  services: [],
  people: [],
  navigation: [],
  social: [],
};

export interface Planning {
  /** The content folder. */
  dir: string;
  now: Date;
  pathPrefix: string;
  /** For somebody who writes: shows drafts and posts to come, as a build for preview does, and what errors a text has. */
  writing?: boolean;
  hidden?: boolean;
}

/** Plans the site of a content folder. */
export function planContent(
  content: Omit<Content, "problems">,
  { dir, writing = false, ...planning }: Planning,
): SitePlan {
  const photoFile = (photo: string): string => path.resolve(dir, photo);
  const encoder = DECODER_VERSIONS.sharp as string;
  const sites = content.sites.length > 0 ? content.sites : [content.site ?? PLACEHOLDER];
  const preview = writing || process.env.PREVIEW === "1";
  // A draft with an error is left out of a preview, too.
  const broken = content.broken.filter(({ draft }) => writing || !draft);
  return planSite({ ...content, broken, sites, photoFile }, { ...planning, preview, encoder });
}
