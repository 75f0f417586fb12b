// Who answers for a site: what is shown of it, and where the law demands it.

import type { PlainKey } from "../strings/words";
import { addressLines } from "./contact";
import { telephoneLink } from "./navigation";
import { IMPRINT } from "./paths";
import type { Legal, Site } from "./site-schema";

/** One fact, in lines; with an address, a link. */
export interface LegalFact {
  label: PlainKey;
  lines: string[];
  href?: string | undefined;
}

/** Each fact with the message that names it. */
const LABELS = {
  name: "legalName",
  form: "legalForm",
  address: "legalAddress",
  telephone: "legalTelephone",
  email: "legalEmail",
  representative: "legalRepresentative",
  register: "legalRegister",
  vat: "legalVat",
  authority: "legalAuthority",
  title: "legalTitle",
  chamber: "legalChamber",
  rules: "legalRules",
  purpose: "legalPurpose",
} as const satisfies Record<keyof Legal | "address" | "telephone" | "email", PlainKey>;

type Label = keyof typeof LABELS;

/** Lists what is known, in the order of the page. */
export function legalFacts({ legal, practice, language }: Pick<Site, "legal" | "practice" | "language">): LegalFact[] {
  if (legal === undefined) return [];
  const { address, telephone, email } = practice ?? {};
  const { name, form, representative, ...rest } = legal;
  const fact = (key: Label, value: string | undefined, href?: string): [Label, string[], string | undefined][] =>
    value === undefined ? [] : [[key, [value], href]];
  const facts = [
    ...fact("name", name),
    ...fact("form", form),
    ...fact("representative", representative),
    ...(address ? [["address", addressLines(address, language), undefined] as const] : []),
    ...fact("telephone", telephone, telephone && telephoneLink(telephone)),
    ...fact("email", email, `mailto:${email}`),
    ...(["register", "vat", "authority", "title", "chamber"] as const).flatMap((key) => fact(key, rest[key])),
    ...fact("rules", rest.rules, rest.rules && /^https?:\/\/\S+$/.test(rest.rules) ? rest.rules : undefined),
    ...fact("purpose", rest.purpose),
  ];
  return facts.map(([key, lines, href]) => ({ label: LABELS[key], lines: [...lines], href }));
}

/** What the law of a country demands of every site that offers something. */
interface LegalDuty {
  /** With its paragraph. */
  law: string;
  /** Facts that are easily forgotten. */
  needs: readonly (keyof Legal)[];
}

const DUTIES: Readonly<Record<string, LegalDuty>> = {
  // https://www.gesetze-im-internet.de/ddg/__5.html
  DE: { law: "§ 5 of Germany's Digitale-Dienste-Gesetz (DDG)", needs: [] },
  // https://www.ris.bka.gv.at: § 24 of the MedienG is about print and newsletters.
  AT: { law: "§ 5 of Austria's E-Commerce-Gesetz (ECG) with § 25 of its Mediengesetz (MedienG)", needs: ["purpose"] },
  // https://www.fedlex.admin.ch/eli/cc/1988/223_223_223/de#art_3
  CH: { law: "Art. 3 para. 1 letter s of Switzerland's law on unfair competition (UWG)", needs: [] },
};

/** Where practices write such a page of their own. */
const OWN_PAGES = [IMPRINT, "/impressum/", "/legal/", "/legal-notice/", "/mentions-legales/", "/note-legali/"];

/**
 * Says what a site lacks that the law of its country demands.
 * @param published addresses of its posts and pages
 * @returns where in site.yaml, and what
 */
export function legalFaults(
  { legal, practice }: Pick<Site, "legal" | "practice">,
  published: readonly string[],
): { place: string[]; message: string }[] {
  const duty = DUTIES[practice?.address?.country ?? ""];
  if (!duty) return [];
  const { law, needs } = duty;
  if (legal === undefined) {
    if (published.some((address) => OWN_PAGES.includes(address))) return [];
    const message = `${law} demands a page that says who answers for this site. Add a line \`legal:\` and below it, indented by two spaces, \`name:\` and what else applies (form, representative, register, vat, authority, title, chamber, rules, purpose); the page ${IMPRINT} is made of it. Or write one: content/pages/imprint.md.`;
    return [{ place: ["practice", "address", "country"], message }];
  }
  return [
    ...(practice?.email === undefined
      ? [{ place: ["practice"], message: `${law} demands an e-mail address. Add \`email:\` below \`practice:\`.` }]
      : []),
    ...needs
      .filter((key) => legal[key] === undefined)
      .map((key) => ({ place: ["legal"], message: `${law} demands this too. Add \`${key}:\` below \`legal:\`.` })),
  ];
}
