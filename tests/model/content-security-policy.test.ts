import { expect, test } from "vitest";
import {
  allowedStyles,
  DOCUMENT_POLICY,
  FILE_POLICY,
  pagePolicy,
  policyHeader,
  policyMeta,
} from "../../src/model/hosting/content-security-policy";

const page = pagePolicy({ styles: ["aa+/="], search: false });
const search = pagePolicy({ styles: ["aa+/="], search: true });

test("a page runs no script and loads from its own site only", () => {
  expect(policyHeader(page)).toBe(
    "default-src 'none'; script-src 'inline-speculation-rules'; connect-src 'self'; style-src 'sha256-aa+/='; style-src-attr 'unsafe-inline'; img-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
});

test("only the search page runs a script, WebAssembly too, and sends its form", () => {
  expect(search["script-src"]).toEqual(["'self'", "'wasm-unsafe-eval'", "'inline-speculation-rules'"]);
  expect(search["form-action"]).toEqual(["'self'"]);
});

test("no policy allows inline scripts, eval or another site", () => {
  for (const policy of [page, search, pagePolicy({ styles: undefined, search: true }), DOCUMENT_POLICY, FILE_POLICY]) {
    expect([...(policy["script-src"] ?? []), ...(policy["default-src"] ?? [])]).not.toContain("'unsafe-inline'");
    expect(policyHeader(policy)).not.toMatch(/'unsafe-eval'|https?:|\*/);
  }
});

test("styles stand in a policy in one order, whichever was read first", () => {
  const policy = (...styles: string[]) => policyHeader(pagePolicy({ styles, search: false }));
  expect(policy("b=", "a=", "C=")).toBe(policy("a=", "C=", "b="));
});

test("a policy that must outlive the styles leaves them to the one within the page", () => {
  expect(pagePolicy({ styles: undefined, search: false })["style-src"]).toEqual(["'unsafe-inline'"]);
});

test("within a page, what counts in a header only is left out", () => {
  expect(policyMeta(page)).toBe(policyHeader(page).replace("frame-ancestors 'none'; ", ""));
});

test("the styles of a built page are read from its own policy", () => {
  const meta = (content: string) => `<meta http-equiv="Content-Security-Policy" content="${content}"/>`;
  const html = `<head><meta charSet="utf-8"/>${meta("style-src &#x27;sha256-aa+/=&#x27; &#x27;sha256-bb==&#x27;")}</head>`;
  expect(allowedStyles(`${html}<body>${meta("style-src &#x27;sha256-cc=&#x27;")}`)).toEqual(["aa+/=", "bb=="]);
  expect(allowedStyles("<p>sha256-aa=</p>")).toEqual([]);
});
