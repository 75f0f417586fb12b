import { describe, expect, test } from "vitest";
import { type Comparable, relatedPosts } from "../../src/site/related";

const post = (path: string, more: Partial<Comparable> = {}): Comparable => ({
  path,
  title: path,
  excerpt: "",
  tags: [],
  outline: [],
  ...more,
});
const heading = (text: string): Comparable["outline"][number] => ({ depth: 2, id: text, text });

describe("related posts", () => {
  test("share most tags, whatever their words", () => {
    const posts = [
      post("a", { tags: ["neck", "sleep"], title: "Sciatica pain" }),
      post("b", { tags: ["neck", "sleep"] }),
      post("c", { tags: ["neck"], title: "Sciatica pain" }),
      post("d", { title: "Sciatica pain" }),
      post("e", { tags: ["other"] }),
    ];
    expect(relatedPosts(posts)("a")).toEqual(["b", "c", "d"]);
  });

  test("are alike in their words where tags are equal", () => {
    const posts = [
      post("a", { title: "Sleeping better after a massage", tags: ["x"] }),
      post("b", { title: "Running shoes", tags: ["x"] }),
      post("c", { title: "Sleeping on your side", tags: ["x"] }),
      post("d", { title: "Desk work" }),
    ];
    expect(relatedPosts(posts)("a")).toEqual(["c", "b"]);
  });

  test("without tags, words alone decide, and headings and excerpts are words too", () => {
    const posts = [
      post("a", { excerpt: "About the piriformis." }),
      post("b", { outline: [heading("The piriformis")] }),
      post("c", { title: "Something else" }),
    ];
    expect(relatedPosts(posts)("a")).toEqual(["b"]);
    expect(relatedPosts(posts)("c")).toEqual([]);
  });

  test("of equal likeness are the first, which are the newest", () => {
    const posts = ["e", "d", "c", "b", "a"].map((path) => post(path, { tags: ["t"] }));
    expect(relatedPosts(posts)("a")).toEqual(["e", "d", "c"]);
    expect(relatedPosts(posts)("e")).toEqual(["d", "c", "b"]);
  });

  test("are three different ones, and never the post itself", () => {
    const posts = Array.from({ length: 60 }, (_, n) =>
      post(`p${n}`, { title: `Word${n % 7} massage word${n % 5}`, tags: [`t${n % 3}`, `t${n % 4}`] }),
    );
    const related = relatedPosts(posts);
    for (const { path } of posts) {
      const found = related(path);
      expect(found).toHaveLength(3);
      expect(found).not.toContain(path);
      expect(new Set(found).size).toBe(3);
    }
  });

  test("that differ in likeness are the same in whatever order the posts come", () => {
    const posts = Array.from({ length: 40 }, (_, n) =>
      post(`p${n}`, { tags: Array.from({ length: n }, (_, tag) => `t${tag}`) }),
    );
    for (const ordered of [posts, [...posts].reverse()])
      expect(relatedPosts(ordered)("p39")).toEqual(["p38", "p37", "p36"]);
  });

  test("of none, one or two posts", () => {
    expect(relatedPosts([])("a")).toEqual([]);
    expect(relatedPosts([post("a", { tags: ["t"] })])("a")).toEqual([]);
    expect(relatedPosts([post("a", { tags: ["t", "t"] }), post("b", { tags: ["t"] })])("a")).toEqual(["b"]);
  });
});
