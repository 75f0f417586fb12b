import { describe, expect, test } from "vitest";
import { type Comparable, relatedPosts } from "../../src/model/related";

const post = (id: string, more: Partial<Comparable> = {}): Comparable => ({
  id,
  path: `/blog/${id}/`,
  date: "2026-01-01",
  title: id,
  excerpt: "",
  tags: [],
  headings: [],
  ...more,
});

describe("related posts", () => {
  test("share most tags, whatever their words", () => {
    const posts = [
      post("a", { tags: ["neck", "sleep"], title: "Sciatica pain" }),
      post("b", { tags: ["neck", "sleep"] }),
      post("c", { tags: ["neck"], title: "Sciatica pain" }),
      post("d", { title: "Sciatica pain" }),
      post("e", { tags: ["other"] }),
    ];
    expect(relatedPosts(posts).get("a")).toEqual(["b", "c", "d"]);
  });

  test("are alike in their words where tags are equal", () => {
    const posts = [
      post("a", { title: "Sleeping better after a massage", tags: ["x"] }),
      post("b", { title: "Running shoes", tags: ["x"] }),
      post("c", { title: "Sleeping on your side", tags: ["x"] }),
      post("d", { title: "Desk work" }),
    ];
    expect(relatedPosts(posts).get("a")).toEqual(["c", "b"]);
  });

  test("without tags, words alone decide, and headings and excerpts are words too", () => {
    const posts = [
      post("a", { excerpt: "About the piriformis." }),
      post("b", { headings: ["The piriformis"] }),
      post("c", { title: "Something else" }),
    ];
    expect(relatedPosts(posts).get("a")).toEqual(["b"]);
    expect(relatedPosts(posts).get("c")).toEqual([]);
  });

  test("of equal likeness are the newest", () => {
    const posts = ["a", "b", "c", "d", "e"].map((id, n) => post(id, { tags: ["t"], date: `2026-01-0${n + 1}` }));
    expect(relatedPosts(posts).get("a")).toEqual(["e", "d", "c"]);
    expect(relatedPosts(posts).get("e")).toEqual(["d", "c", "b"]);
  });

  test("are the same in whatever order the posts come, and never the post itself", () => {
    const posts = Array.from({ length: 60 }, (_, n) =>
      post(`p${n}`, {
        title: `Word${n % 7} massage word${n % 5}`,
        tags: [`t${n % 3}`, `t${n % 4}`],
        date: `2026-01-${10 + (n % 9)}`,
      }),
    );
    const related = relatedPosts(posts);
    const shuffled = relatedPosts(
      [...posts].sort((a, b) => (a.id.split("").reverse() < b.id.split("").reverse() ? -1 : 1)),
    );
    for (const { id } of posts) {
      expect(shuffled.get(id)).toEqual(related.get(id));
      expect(related.get(id)).toHaveLength(3);
      expect(related.get(id)).not.toContain(id);
      expect(new Set(related.get(id)).size).toBe(3);
    }
  });

  test("of none, one or two posts", () => {
    expect(relatedPosts([])).toEqual(new Map());
    expect(relatedPosts([post("a", { tags: ["t"] })]).get("a")).toEqual([]);
    expect(relatedPosts([post("a", { tags: ["t", "t"] }), post("b", { tags: ["t"] })]).get("a")).toEqual(["b"]);
  });
});
