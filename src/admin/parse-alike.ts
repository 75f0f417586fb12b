// Stands for Sätteri in the browser, where compiled code of that kind can't run: remark reads what Sätteri reads in the same
// way (src/markdown/parse.ts).

export { parseByReference as markdownToHast } from "../markdown/parse";
