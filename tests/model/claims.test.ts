// Which sentences are taken for claims, and which are not.

import { describe, expect, test } from "vitest";
import { type ClaimChanges, claimFinder } from "../../src/model/rules/claims";

/** What is found in a paragraph: kinds, in the order of the table. */
const found = (text: string, more: object = {}, language = "en", changes: ClaimChanges = {}): string[] =>
  (claimFinder(language, changes)?.find({ text, lines: false, sourced: false, quoted: false, ...more }) ?? []).map(
    ({ kind, offset }) => `${kind} ${text.slice(offset, offset + 12)}`,
  );

describe("a promise", () => {
  test.each([
    ["Deep tissue massage cures back pain.", "cures back p"],
    ["Can massage help? It can cure your pain.", "cure your pa"],
    ["Massage can heal your back.", "Massage can "],
    ["Come for a detox massage.", "detox massag"],
    ["Our hot stones flush out toxins.", "flush out to"],
    ["Results guaranteed", "guaranteed"],
    ["A risk-free session for you.", "risk-free se"],
    ["Our massage is 100% effective.", "100% effecti"],
    ["MASSAGE CURES PAIN", "CURES PAIN"],
    ["Massage cures pain, no matter where.", "cures pain, "],
    ["We guarantee relief from sciatica.", "guarantee re"],
    ["One session with us and your back pain is gone for good.", "gone for goo"],
    ["Say goodbye to migraines forever with our head massage.", "goodbye to m"],
    ["Our deep tissue work eliminates chronic pain at the root.", "eliminates c"],
    ["Melt fat and cellulite away with our hot stones.", "Melt fat and"],
    ["Massage boosts your immune system.", "boosts your "],
    ["Put an end to years of pain with one visit.", "Put an end t"],
  ])("%s", (text, words) => {
    expect(found(text)).toEqual([`promise ${words}`]);
  });

  test.each([
    "Massage is not a cure.",
    "There’s no cure for you, and we don’t promise one.",
    "It won't cure your back.",
    "We can never guarantee a result.",
    "Massage cures nothing.",
    "Can massage cure sciatica?",
    "The word “detox” means little to us.",
    "You may have heard that massage flushes out toxins.",
    "Be wary of anybody who can cure your pain.",
    "Antibiotics cure the infection, and your doctor prescribes them.",
    "The wound heals in two weeks. Muscle heals more slowly.",
    "Your treatment plan is secure, and obscures nothing.",
    "We guarantee your appointment with a card.",
    "Our money-back guarantee: if you do not like it, you pay nothing.",
    "The idea that massage releases toxins that you have to flush out is a myth.",
    "Prices are guaranteed until the end of the year.",
    "Say goodbye to your telephone for an hour with us.",
    "Nobody can boost an immune system by pressing on it.",
    "Lose yourself in the music of our rooms.",
  ])("is none: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("a condition that needs a doctor", () => {
  test.each([
    ["We treat depression.", "depression."],
    ["Massage may ease the pain of arthritis.", "arthritis."],
    ["Reflexology helps with high blood pressure and diabetes.", "high blood p"],
    ["We specialise in the treatment of multiple sclerosis.", "multiple scl"],
    ["Reflexology for infertility: many couples come back.", "infertility:"],
    ["Regular massage keeps diabetes under control.", "diabetes und"],
    ["Craniosacral therapy is ideal for children with autism.", "autism."],
  ])("%s", (text, words) => {
    expect(found(text)).toEqual([`condition ${words}`]);
  });

  test.each([
    "If you have cancer, ask your doctor before a massage. We help you then.",
    "Massage is no treatment for depression.",
    "Sciatica, a stiff neck and a headache may be eased by massage.",
    "Arthritis is common. Massage may help a stiff neck.",
    "Insulin lowers the sugar of people with diabetes.",
    "Long strokes ease your back.",
    "With diabetes, feeling can be less, so we use light pressure there.",
    "Many of our clients live with arthritis, and our table goes down low.",
    "The clinic in the next street specialises in diabetes.",
  ])("is not offered for: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("a study without a source", () => {
  test.each([
    ["A 2014 study even found that it helps.", "2014 study e"],
    ["A study of sixty adults with low back pain found that it helps.", "study of six"],
    ["Studies have consistently shown that it helps.", "Studies have"],
    ["Research shows that massage does not shorten it.", "Research sho"],
    ["It is clinically proven.", "clinically p"],
    ["Harvard researchers have shown that it halves stress.", "researchers "],
    ["A recent study proves it.", "study proves"],
    ["Clinical trials have demonstrated a drop in pressure.", "trials have "],
    ["In a 2019 study, most people slept better.", "2019 study, "],
    ["According to a new study, massage beats yoga.", "According to"],
  ])("%s", (text, words) => {
    expect(found(text)).toEqual([`study ${words}`]);
    expect(found(text, { sourced: true })).toEqual([]);
  });

  test.each([
    "No study has shown that.",
    "There isn’t much research that has shown it.",
    "More studies are needed, and few studies show it.",
    "Please study the form. Our studies are quiet rooms.",
    "Other A. A meta-analysis of massage. Journal 2014;3:1–9.",
    "Does research show that massage helps?",
    "The 2014 review of our prices led to the list below.",
    "In our 2023 trial week everybody paid half.",
    "My studies took three years.",
  ])("is none: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("a testimonial", () => {
  test.each([
    ["Our happy clients come back.", {}, "happy client"],
    ["Our customers love us: see for yourself.", {}, "customers lo"],
    ["Clients often tell me that their pain is gone.", {}, "Clients ofte"],
    ["“After one massage my pain was gone.” — Jane D.", {}, "“After one m"],
    ["> My massage did wonders.\n>\n> — Jane D., runner", { quoted: true }, "> My massage"],
  ])("%s", (text, more, words) => {
    expect(found(text, more)).toEqual([`testimonial ${words}`]);
  });

  test.each<[string, object]>([
    ["We publish no testimonials.", {}],
    ["My customers say hello in four languages.", {}],
    ["Clients say hello to our dog.", {}],
    ["> Rest is work too.\n>\n> — A proverb", { quoted: true }],
    ["> I think, therefore I am.\n>\n> — Descartes", { quoted: true }],
    ["“Massage is the study of rest.” — Robin", {}],
    ["My massage did wonders, I thought.", {}],
  ])("is none: %s", (text, more) => {
    expect(found(text, more)).toEqual([]);
  });
});

test("a text as long as one may be ends soon, whatever it holds", () => {
  const many = (text: string) => text.repeat(Math.ceil(200_000 / text.length));
  for (const text of [
    many("study-of-"),
    many("cures "),
    `Our ${many("cures ")}`,
    many("Our massage cures. "),
    many("We treat diabetes "),
    many("— “"),
    `“${many("I \n")}`,
    many("study "),
  ])
    for (const quoted of [true, false]) expect(found(text, { quoted }).length).toBeLessThan(20_000);
});

describe("words", () => {
  test("of one sentence are told together, and each sentence by itself", () => {
    const text = "Our massage cures, guaranteed. Your detox begins here.";
    const claims = claimFinder("en")?.find({ text, lines: false, sourced: false, quoted: false });
    expect(claims?.map(({ message }) => message.slice(0, 24))).toEqual([
      '"cures", "guaranteed" pr',
      '"detox" promises a resul',
    ]);
  });

  test("go over the end of a line in a paragraph, and not in a list", () => {
    expect(found("Studies\nshow it.")).toHaveLength(1);
    expect(found("- no pain\n- results guaranteed")).toEqual([]);
    expect(found("- no pain\n- results guaranteed", { lines: true })).toHaveLength(1);
  });

  test("are the practice's own, as it writes them", () => {
    const own: ClaimChanges = { promise: ["wunder*", "#### jahre … schmerzfrei"], study: "off" };
    expect(found("Our massage cures.", {}, "en", own)).toEqual([]);
    expect(found("Ihre Wunderheilung. Seit 2014 Jahre lang ganz schmerzfrei.", {}, "de-CH", own)).toEqual([
      "promise Wunderheilun",
      "promise 2014 Jahre l",
    ]);
    expect(found("A study found it. (Not) [a] 50% + more?", {}, "en", { promise: ["50% +", "("] })).toHaveLength(1);
  });

  test("of a language without a table are none", () => {
    expect(claimFinder("fr")).toBeUndefined();
    expect(claimFinder("en-GB")).toBeDefined();
  });
});
