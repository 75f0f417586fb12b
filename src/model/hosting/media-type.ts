// Media types by the ends of files' names (https://www.iana.org/assignments/media-types/).

const TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
};

/** The media type of a picture's file or address; undefined if its name tells none. */
export function pictureType(name: string): string | undefined {
  return TYPES[name.match(/\.([a-z]+)$/i)?.[1]?.toLowerCase() ?? ""];
}
