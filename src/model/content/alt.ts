// What makes a bad alternative text (https://www.w3.org/WAI/tutorials/images/tips/).

const FILE_NAME =
  /^\S+\.(jpe?g|jpe|jfif|png|webp|avif|gif|svg|tiff?|hei[cf])$|^(img|dsc|dscn|pxl|image|photo)?[-_ ]?\d+$/i;
const ANNOUNCED = /^(an? |the |this )?(image|picture|photo|photograph|graphic)( of|:| showing)/i;

/** Says what is wrong with a description and how to mend it, to be read after its name; undefined if nothing is. */
export function poorAlt(alt: string): string | undefined {
  const text = alt.trim();
  if (FILE_NAME.test(text))
    return `is a file's name ("${text}"). Say what the picture shows, as you would on the phone.`;
  const announced = text.match(ANNOUNCED);
  if (announced) {
    const rest = text.slice(announced[0].length).trim();
    const better = rest === "" ? "" : `, like "${rest[0]?.toUpperCase()}${rest.slice(1)}"`;
    return `begins with "${announced[0]}"; screen readers say that by themselves. Say only what it shows${better}.`;
  }
  return undefined;
}
