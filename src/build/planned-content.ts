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
  /** Shows drafts and posts to come; by default only a build for preview does. */
  preview?: boolean;
  hidden?: boolean;
}

/** Plans the site of a content folder. */
export function planContent(
  content: Omit<Content, "problems">,
  { dir, preview = process.env.PREVIEW === "1", ...planning }: Planning,
): SitePlan {
  const photoFile = (photo: string): string => path.resolve(dir, photo);
  const encoder = DECODER_VERSIONS.sharp as string;
  const sites = content.sites.length > 0 ? content.sites : [content.site ?? PLACEHOLDER];
  return planSite({ ...content, sites, photoFile }, { ...planning, preview, encoder });
}
