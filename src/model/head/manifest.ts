// The web app manifest (https://www.w3.org/TR/appmanifest/), and the icons that are made for the site.

import { textDirection } from "../content/language";
import { HOME } from "../content/paths";
import type { Site } from "../content/site-schema";
import { COLORS } from "./brand";

/** Of which all icons are made, in `static`. */
export const ICON_SOURCE = "favicon.svg";

/** An icon of pixels: the drawing on nothing, on a square of its colour, or with room around it for whatever shape a system cuts. */
export interface Icon {
  file: string;
  size: number;
  ground: "none" | "square" | "full";
}

export const ICONS: readonly Icon[] = [
  { file: "favicon.ico", size: 32, ground: "none" },
  { file: "apple-touch-icon.png", size: 180, ground: "square" },
  { file: "icon-192.png", size: 192, ground: "none" },
  { file: "icon-512.png", size: 512, ground: "none" },
  { file: "icon-maskable-512.png", size: 512, ground: "full" },
];

/** What fits below an icon. */
const SHORT_NAME = 12;

/** The first words of a name, as many as fit below an icon: `Willow Street Massage` becomes `Willow`. */
export function shortName(name: string): string {
  const words = name.split(/\s+/);
  const fitting = words.map((_, index) => words.slice(0, words.length - index).join(" "));
  const short = fitting.find((text) => text.length <= SHORT_NAME) ?? words[0] ?? name;
  return short.replace(/[^\p{Letter}\p{Mark}\p{Number}.)]+$/u, "") || name;
}

/** Writes the manifest. @param icons whether there is an image of which icons were made */
export function manifest(
  site: Pick<Site, "name" | "description" | "language">,
  icons: boolean,
  pathPrefix = "",
): string {
  const home = `${pathPrefix}${HOME}`;
  const pixels = ICONS.filter(({ file }) => file.startsWith("icon-"));
  return `${JSON.stringify(
    {
      id: home,
      name: site.name,
      short_name: shortName(site.name),
      description: site.description,
      lang: site.language,
      dir: textDirection(site.language),
      start_url: home,
      scope: home,
      display: "browser",
      theme_color: COLORS.paper,
      background_color: COLORS.paper,
      icons: icons
        ? [
            { src: `${pathPrefix}/${ICON_SOURCE}`, sizes: "any", type: "image/svg+xml" },
            ...pixels.map(({ file, size, ground }) => ({
              src: `${pathPrefix}/${file}`,
              sizes: `${size}x${size}`,
              type: "image/png",
              purpose: ground === "full" ? "maskable" : "any",
            })),
          ]
        : [],
    },
    null,
    2,
  )}\n`;
}
