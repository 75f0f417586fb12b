// Which posts are related: those that share most tags, and among them those whose words are most alike.

import type { PostEntry } from "../model/content/source";
import { once } from "./once";

/** What is compared of a post. */
export type Comparable = Pick<PostEntry, "path" | "title" | "excerpt" | "tags" | "outline">;

/** How many related posts a post names. */
export const RELATED = 3;

/** How many of its most telling words stand for a post. */
const WORDS = 16;
/** More than any likeness of words, which is at most 1. */
const SHARED_TAG = 2;
/** Below this, words are alike by chance. */
const LEAST = 0.08;

/**
 * Finds related posts, best first. Likeness of words is the cosine of their tf-idf weights
 * (https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html); equals are ordered newest first.
 * @param posts newest first; what is read of one is remembered as long as the same object is handed over
 * @returns what gives addresses by the address of a post, which is never related to itself; posts are weighed when it is
 *   first asked
 */
export function relatedPosts(posts: readonly Comparable[], limit = RELATED): (path: string) => string[] {
  const index = once(() => weighed(posts));
  return (path) => {
    const { vectors, byTag, byWord, places, scores } = index();
    const self = places.get(path);
    if (self === undefined) return [];
    const touched: number[] = [];
    const add = (postings: Postings | undefined, weight: number) => {
      if (!postings) return;
      const { places, weights } = postings;
      for (let n = 0; n < places.length; n++) {
        const other = places[n] as number;
        const score = scores[other] as number;
        if (score === 0) touched.push(other);
        scores[other] = score + weight * (weights[n] as number);
      }
    };
    for (const tag of new Set(posts[self]?.tags)) add(byTag.get(tag), SHARED_TAG);
    for (const [word, weight] of vectors[self] ?? []) add(byWord.get(word), weight);
    scores[self] = 0;
    const best = highest(touched, scores, limit);
    for (const other of touched) scores[other] = 0;
    return best.map((other) => (posts[other] as Comparable).path);
  };
}

function weighed(posts: readonly Comparable[]) {
  const vectors = weigh(posts.map(wordCounts));
  return {
    vectors,
    byTag: indexOf(posts.map(({ tags }) => [...new Set(tags)].map((tag) => [tag, 1] as const))),
    byWord: indexOf(vectors),
    places: new Map(posts.map(({ path }, place) => [path, place])),
    /** Of each post, while those of another are counted; 0 otherwise. */
    scores: new Float64Array(posts.length),
  };
}

/** The places with the highest scores that are no chance, best first; of equal ones the first. Sorting all would take longer. */
function highest(places: readonly number[], scores: Float64Array, limit: number): number[] {
  const best: number[] = [];
  // What a place must reach to be among the best.
  let least = LEAST;
  const byScore = (a: number, b: number): number => (scores[b] as number) - (scores[a] as number) || a - b;
  for (const place of places) {
    if ((scores[place] as number) < least) continue;
    best.push(place);
    best.sort(byScore);
    if (best.length <= limit) continue;
    best.pop();
    least = scores[best.at(-1) as number] as number;
  }
  return best;
}

/** How often each word of four letters or more stands in what names the post; the title counts three times. */
function wordCounts(post: Comparable): ReadonlyMap<string, number> {
  const known = counted.get(post);
  if (known) return known;
  const { title, excerpt, outline } = post;
  const counts = new Map<string, number>();
  counted.set(post, counts);
  const text = [title, title, title, excerpt, ...outline.map((section) => section.text)].join(" ").toLowerCase();
  for (const word of text.match(BEYOND_LATIN.test(text) ? WORD : LATIN_WORD) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const counted = new WeakMap<Comparable, ReadonlyMap<string, number>>();

const WORD = /\p{Letter}[\p{Letter}\p{Mark}]{3,}/gu;
/** The same in a text of Latin letters and punctuation, found in a fraction of the time. */
const LATIN_WORD = /[a-zªµºß-öø-ɏ]{4,}/g;
const BEYOND_LATIN = /[\u0250-\u1fff\u2070-\uffff]/;

/** Keeps each text's most telling words, with weights whose squares add up to 1. */
function weigh(texts: readonly ReadonlyMap<string, number>[]): (readonly [string, number])[][] {
  const textsWith = new Map<string, number>();
  for (const counts of texts) for (const word of counts.keys()) textsWith.set(word, (textsWith.get(word) ?? 0) + 1);
  return texts.map((counts) => {
    const weighted = [...counts]
      .map(([word, n]) => [word, n * Math.log(texts.length / (textsWith.get(word) as number))] as const)
      .filter(([, weight]) => weight > 0)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, WORDS);
    const length = Math.hypot(...weighted.map(([, weight]) => weight));
    return weighted.map(([word, weight]) => [word, weight / length] as const);
  });
}

/** Which texts have a key, and with which weight. Two plain lists, since they are walked for every post. */
interface Postings {
  places: number[];
  weights: number[];
}

/** Turns lists of weighted keys around. */
function indexOf(lists: readonly (readonly (readonly [string, number])[])[]): Map<string, Postings> {
  const index = new Map<string, Postings>();
  lists.forEach((list, place) => {
    for (const [key, weight] of list) {
      const postings = index.get(key) ?? { places: [], weights: [] };
      postings.places.push(place);
      postings.weights.push(weight);
      index.set(key, postings);
    }
  });
  return index;
}
