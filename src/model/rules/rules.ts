// Every rule about content: its stable code, its severity, and what it means. CONTRIBUTING.md shows this table.

/** An error stops the build; a warning does not, unless asked to; a note only tells. */
export type Severity = "error" | "warning" | "note";

/** What one rule is about, in one sentence for the editors' guide. */
interface Rule {
  severity: Severity;
  meaning: string;
}

const error = (meaning: string) => ({ severity: "error", meaning }) as const;
const warning = (meaning: string) => ({ severity: "warning", meaning }) as const;
const note = (meaning: string) => ({ severity: "note", meaning }) as const;

/** The rules by code. A problem can't be made without one. */
export const RULES = {
  "folder-missing": error("The content folder does not exist."),
  "folder-empty": error("The blog folder holds no post."),
  "file-name": error(
    "A file looks like a post, but its name does not end in `.md` or `.mdx`, so it would be left out.",
  ),
  "file-name-windows": warning(
    "Windows can't have a file or folder of this name, so the project can't be copied there.",
  ),
  "file-name-case": warning("Two names differ only in capital letters, so Windows and macOS can't tell them apart."),
  "file-readme": note("A README among the posts or pages is for the editors and is not published."),
  "file-empty": error("The file is empty."),
  "file-large": error("The text is larger than 200 kB: most likely a picture was pasted into it."),
  "file-unreadable": error("The file can't be read, for instance because its permissions forbid it."),
  "encoding-invalid": error("The file is not UTF-8, so its accents would be lost."),
  "encoding-utf16": error("The file was saved as UTF-16 (“Unicode” in some editors) instead of UTF-8."),
  "encoding-nul": error("The text holds a NUL byte: it is damaged, or not a text at all."),
  "control-character": error("The text holds an invisible character that changes how other text is shown."),
  "text-tangled": error("The text is far longer, or nested far deeper, than a text that somebody wrote."),

  "frontmatter-missing": error("The file does not begin with a `---` line, the fields, and another `---` line."),
  "frontmatter-unclosed": error("The `---` line after the fields is missing."),
  "yaml-invalid": error("The fields can't be read: a tab, an open quotation mark, a colon that needs quotes."),
  "yaml-duplicate-key": error("The same field is given twice."),
  "field-comment": warning("A value ends at ` #`, where a comment begins; quotes keep the whole."),
  "field-entity": warning("A value holds a code of HTML such as `&amp;`, which would be shown as it stands."),
  "field-quotes": warning("A value stands in curly quotes, which would be shown; only straight ones enclose."),
  "field-space": warning("A space before a value or a field is not the ordinary one."),
  "template-text": warning("An example that `npm run new` wrote is still there, though the post is no draft."),
  "field-invalid": error("A field's value is not of the kind that the field takes."),
  "key-unknown": error("A field's name is misspelt or unknown."),
  "title-missing": error("The post has no `title`."),
  "title-invalid": error("The `title` is blank or not text."),
  "title-taken": warning("Another post has the same `title`, so that nobody can tell the two apart in a list."),
  "title-long": warning("The `title` is longer than search engines show."),
  "date-missing": error("The post has no `date`."),
  "date-invalid": error("The `date` is not a calendar day written as YYYY-MM-DD."),
  "updated-invalid": error("`updated` is not a calendar day, or lies before `date`."),
  "review-invalid": error("`reviewed` or `reviewDue` is not a calendar day, or they are in the wrong order."),
  "review-due": warning("The day by which the facts were to be checked again (`reviewDue`) has passed."),
  "author-invalid": error("`author` is blank or not text."),
  "author-unknown": error("The `author` is none of the people in `content/site.yaml`."),
  "lang-invalid": error("`lang` is not a language tag such as `de` or `ar`."),
  "canonical-invalid": error("`canonical` is not a whole web address."),
  "show-invalid": error("`show` of a page is not a list of what can stand below its text."),
  "excerpt-invalid": error("The `excerpt` is blank or not text."),
  "excerpt-long": warning("The `excerpt` is longer than search engines show."),
  "tags-invalid": error("`tags` is not a list of words."),
  "keywords-invalid": error("`keywords` is not a list of words."),
  "tag-similar": warning("Two tags differ only by a slip of the pen, so their posts would not be found together."),
  "tag-address": error("No address can be made of the tag, or two different tags would share one."),
  "draft-invalid": error("`draft` is not `true` or `false`."),

  "slug-missing": error("No address can be made from the file's name, and no `slug` says what it is."),
  "slug-invalid": error("The `slug` is not of the form `/blog/lower-case-words`."),
  "slug-reserved": error("The `slug` is an address that the site itself uses."),
  "address-long": error("A part of an address is longer than a file's name may be."),
  "address-taken": error("Two posts or pages, or one and an old address (`aliases`), want the same address."),
  "aliases-invalid": error("`aliases` is not a list of addresses of this site."),
  "address-gone": error("An address that was published leads nowhere any more (`npm run check -- --since`)."),

  "featured-invalid": error("`featured` is not the name of a file beside the post."),
  "featured-alt-missing": warning("The featured picture has no `featuredAlt`, so screen readers have nothing to say."),
  "featured-alt-invalid": error("`featuredAlt` is not text."),
  "featured-caption-invalid": error("`featuredCaption` is blank or not text."),
  "image-alt-missing": warning("A picture of the text has no description between its square brackets."),
  "image-alt-poor": warning("A description is a file's name, or begins with “image of”."),
  "image-missing": error("There is no file of the picture's name."),
  "image-case": error(
    "The name differs from the file's in capital letters or hidden signs: it works on some computers only.",
  ),
  "image-outside": error("The picture lies outside the content folder."),
  "image-remote": error("The picture is on another site, which would learn of every visitor."),
  "image-source": error("`<source>` is not needed: sizes and formats are made for you."),
  "image-format": error("The picture's format is not one that the site can use."),
  "image-broken": error("The file is not a picture, or it is damaged."),
  "image-empty": error("The picture's file is empty."),
  "image-small": warning("The featured picture is narrower than 1200 pixels and would look blurred."),
  "image-large": error("The picture has more than 40 megapixels or 20 MB, or is too long for the sizes made of it."),
  "image-animated": error("The picture is animated, and all but its first frame would be lost."),
  "image-active": error("The drawing (SVG) holds a script, or something else that runs or loads when it is opened."),
  "image-colours": warning("The picture's colours (HDR, BT.2020) can't be converted to those of the web."),
  "image-gps": error("The picture tells where it was taken. `npm run check -- --fix` removes that."),
  "image-exif": error(
    "A picture that is published as it is, in `static` or as a GIF, carries metadata (`--fix` removes it).",
  ),
  "image-unused": warning("No post and no page uses the picture."),

  "heading-empty": error("A heading has no text."),
  "heading-skipped": warning("A heading skips a level, such as `##` followed by `####`."),
  "heading-title": warning("A heading repeats the title."),
  "link-missing": error("A link leads to an address that this site does not have."),
  "link-anchor": error("A link leads to a place (`#…`) that its page does not have."),
  "link-draft": error("A published post links to one that is not published."),
  "link-moved": warning("A link of `content/site.yaml` leads to an old address, from which visitors are sent on."),
  "link-relative": error("A link is written relative to the file; on the site it would lead elsewhere."),
  "link-own": warning("A link to this site is written with its whole address, `https://…`."),
  "redirect-unlike": warning("Hosts read a line of `static/_redirects` in different ways, or leave it out."),
  "redirect-slash": note(
    "A line of `static/_redirects` leads on with a last slash, or without; some hosts tell them apart.",
  ),
  "link-empty": error("A link has no text or leads nowhere."),
  "link-text": warning("A link says “click here” instead of what it leads to."),
  "html-dropped": error("A piece of HTML is not allowed in a post and would be removed."),
  "html-unpaired": warning("A tag is opened and not closed, and takes in the rest, or closes nothing."),
  "markdown-not-understood": warning("What was most likely meant as Markdown is shown as the characters that it is."),
  "text-lost": warning("Words are not shown: a footnote that nothing refers to, a cell beyond the last column."),
  "claim-promise": note("A word promises a result, such as “cures” or “guaranteed”."),
  "claim-condition": note("Help is offered for a condition that needs a doctor, and none is named."),
  "claim-study": note("A study is named, and no source."),
  "claim-testimonial": note("Something reads like a testimonial."),
  "mdx-invalid": error("The `.mdx` post does not compile."),
  "mdx-import": error("The `.mdx` post imports a file that does not exist."),

  "site-missing": error("There is no `content/site.yaml`."),
  "site-field-missing": error("A fact about the practice is missing in `content/site.yaml`."),
  "site-field-invalid": error("A fact about the practice is not of the right form in `content/site.yaml`."),
  "site-over": note("A closure or notice in `content/site.yaml` is over and not shown any more."),
  "legal-missing": warning("The law of the practice's country demands that the site says who answers for it."),
  "site-language": warning(
    "The site has no words of its own in the language of `content/site.yaml`, and says them in English.",
  ),
  "translation-invalid": error("`translationOf` names no text in another language, or one that has its translation."),
  "translation-older": note("A text has changed since it was translated."),
  "link-language": warning("A link leads to a text in another language of the site."),
  "site-licence": note("A practice in the United States names no licence, whose number some states demand."),
  "site-placeholder": warning("A fact in `content/site.yaml` is still the fictional practice's."),
} as const satisfies Record<string, Rule>;

/** Stable name of a rule, in kebab-case. */
export type Code = keyof typeof RULES;
