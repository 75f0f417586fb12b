// Puts measurements into a table and a plot.

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

/** One build of the benchmark. */
export interface Row {
  posts: number;
  work: string;
  wall: number;
  cpu: number;
  memory: number;
  /** Files and bytes that an upload of this build would carry. */
  files: number;
  bytes: number;
  /** Its time in times of the reference task, which ran beside it. */
  ratio: number;
  phases: Record<string, number>;
}

/** A table in Markdown, one row for each build. */
export function table(rows: readonly Row[]): string {
  const head = ["posts", "work", "wall s", "CPU s", "peak MB", "upload", "× reference"];
  const body = rows.map((row) => [
    row.posts.toLocaleString("en"),
    row.work,
    row.wall.toFixed(1),
    row.cpu.toFixed(1),
    row.memory.toFixed(0),
    `${row.files.toLocaleString("en")} files, ${size(row.bytes)}`,
    row.ratio.toFixed(2),
  ]);
  return markdown(head, "rlrrrlr", body);
}

const FIRST_VIEWS = "\n# First views\n";

/** Parts RESULTS.md in what `npm run bench` writes and, from its heading on, what `visit.mts` writes. */
export function resultsOf(text: string): { builds: string; firstViews: string } {
  const [builds = "", firstViews = ""] = text.split(FIRST_VIEWS);
  return { builds, firstViews: firstViews && FIRST_VIEWS + firstViews };
}

/** The section of first views. @param table in Markdown, with what it says of its run */
export const firstViewsSection = (table: string): string => `${FIRST_VIEWS}\n${table}\n`;

/** The phases that took longest, for each size of site. */
export function phaseTable(rows: readonly Row[], work: string): string {
  const chosen = rows.filter((row) => row.work === work);
  const names = new Set(
    chosen.flatMap(({ phases }) =>
      Object.entries(phases)
        .filter(([, seconds]) => seconds >= 0.5)
        .map(([name]) => name),
    ),
  );
  const head = [`${work}: seconds of`, ...chosen.map(({ posts }) => posts.toLocaleString("en"))];
  const body = [...names].map((name) => [name, ...chosen.map(({ phases }) => phases[name]?.toFixed(1) ?? "–")]);
  return markdown(head, `l${"r".repeat(chosen.length)}`, body);
}

/** Milliseconds that each further post takes, between the sizes that follow each other. */
export function growth(rows: readonly Row[], work: string): string {
  const chosen = rows.filter((row) => row.work === work);
  return chosen
    .slice(1)
    .map((row, index) => {
      const { posts, wall } = chosen[index] as Row;
      const step = (1000 * (row.wall - wall)) / (row.posts - posts);
      return `${posts.toLocaleString("en")} to ${row.posts.toLocaleString("en")}: ${step.toFixed(1)} ms`;
    })
    .join("; ");
}

const COLORS = ["#204237", "#a0522d", "#7a7f2a", "#3b6ea5", "#8a4f7d", "#777"];
const FRAME = { width: 760, height: 420, left: 60, right: 190, top: 20, bottom: 50 };

/** Seconds by posts, one line for each kind of work, as SVG. */
export function plot(rows: readonly Row[]): string {
  const works = [...new Set(rows.map(({ work }) => work))];
  const { width, height, left, right, top, bottom } = FRAME;
  const x = scaleLinear([0, Math.max(...rows.map(({ posts }) => posts))], [left, width - right]);
  const y = scaleLinear([0, Math.max(...rows.map(({ wall }) => wall))], [height - bottom, top]).nice();
  const path = line<Row>(
    (row) => x(row.posts),
    (row) => y(row.wall),
  );
  const parts = [
    ...y
      .ticks(6)
      .map(
        (tick) =>
          `<path d="M${left} ${y(tick)}H${width - right}" stroke="#ddd"/><text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
      ),
    ...x
      .ticks(5)
      .map(
        (tick) =>
          `<text x="${x(tick)}" y="${height - bottom + 20}" text-anchor="middle">${tick.toLocaleString("en")}</text>`,
      ),
    `<text x="${left}" y="${height - 8}">posts</text><text x="14" y="${top + 4}">s</text>`,
    ...works.flatMap((work, index) => {
      const points = rows.filter((row) => row.work === work);
      const color = COLORS[index % COLORS.length];
      return [
        `<path d="${path(points)}" fill="none" stroke="${color}" stroke-width="2"/>`,
        ...points.map((row) => `<circle cx="${x(row.posts)}" cy="${y(row.wall)}" r="3" fill="${color}"/>`),
        `<text x="${width - right + 14}" y="${top + 18 + 20 * index}" fill="${color}">${work}</text>`,
      ];
    }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13"><title>Seconds of a build by the number of posts</title><rect width="100%" height="100%" fill="#fff"/>${parts.join("")}</svg>\n`;
}

/** Tells which builds have become slower by more than a tenth; never a failure, since machines are noisy. */
export function compare(rows: readonly Pick<Row, "posts" | "work" | "ratio">[], before: typeof rows): string {
  const slower = rows.flatMap((row) => {
    const old = before.find(({ posts, work }) => posts === row.posts && work === row.work);
    return old && row.ratio > old.ratio * 1.1
      ? [
          `${row.posts} posts, ${row.work}: ${Math.round(100 * (row.ratio / old.ratio - 1))} % slower than in the last full run`,
        ]
      : [];
  });
  return slower.length > 0 ? slower.join("\n") : "No build is more than a tenth slower than in the last full run.";
}

/** Bytes for people: `14 kB`, `31.5 MB`. */
export const size = (bytes: number): string =>
  bytes < 1e6 ? `${(bytes / 1e3).toFixed(bytes < 1e4 ? 1 : 0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

function markdown(head: readonly string[], align: string, body: readonly (readonly string[])[]): string {
  const rule = [...align].map((side) => (side === "r" ? "---:" : "---"));
  return [head, rule, ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
