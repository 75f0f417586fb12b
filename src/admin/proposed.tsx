// What is known of the proposals of a text: whether the project's own checks have passed, and where they can be looked at.

import { useEffect, useState } from "react";
import { type Proposal, type ProposalState, type Repository, webAddress } from "./hosts/repository";
import { wordsOf } from "./words";

/** How long what is not settled is left alone, in milliseconds. */
const PAUSE = 20_000;

const CHECKS: Record<ProposalState["checks"], string> = {
  passed: "Its checks have passed.",
  running: "Its checks are running.",
  failed: "Its checks have failed; the proposal says why.",
  unknown: "Nothing is known of its checks yet.",
};

interface ProposedProps {
  repository: Repository;
  /** What the branches of its proposals begin with, before the time. */
  begins: string;
}

/** Shows the proposals of a text that are open; nothing where there is none. */
export function Proposed({ repository, begins }: ProposedProps) {
  const [found, setFound] = useState<{ proposal: Proposal; state: ProposalState }[]>([]);
  const [fault, setFault] = useState<string>();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const open = await repository.proposals();
      const own = open.filter(({ branch }) => isProposal(branch, begins));
      const states = await Promise.all(
        own.map(async (proposal) => ({ proposal, state: await repository.stateOf(proposal) })),
      );
      if (!current) return;
      setFound(states);
      setFault(undefined);
      const isSettled = states.every(({ state }) => state.checks === "failed" || state.preview !== undefined);
      if (!isSettled) timer = setTimeout(() => setLooks(looks + 1), PAUSE);
    };
    look().catch((error) => {
      if (current) setFault(wordsOf(error));
    });
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [repository, begins, looks]);
  if (found.length === 0 && fault === undefined) return null;
  return (
    <section className="notice" aria-label="Proposals">
      {found.map(({ proposal, state }) => (
        <p key={proposal.branch} role="status">
          This text is proposed. {CHECKS[state.checks]} <Link href={proposal.url}>See the proposal</Link>{" "}
          {state.preview && <Link href={state.preview}>See the preview</Link>}
        </p>
      ))}
      {fault !== undefined && <p role="alert">What is proposed can’t be asked for: {fault}</p>}
      <button type="button" className="quiet" onClick={() => setLooks(looks + 1)}>
        Look again
      </button>
    </section>
  );
}

function Link({ href, children }: { href: string; children: string }) {
  const address = webAddress(href);
  if (address === undefined) return null;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

/** What the branch of a proposal begins with: the path of its text in the content folder. */
export const branchBegin = (path: string, folder: string): string =>
  `edit-${path
    .slice(folder.length + 1)
    .replace(/\.\w+$/, "")
    .replace(/[^\w-]/g, "-")}-`;

/** The name of a branch for a proposal: two of one text may be open at a time. */
export const branchName = (begins: string): string => begins + new Date().toISOString().replace(/\D/g, "").slice(0, 14);

/** Whether a branch is a proposal of the text. */
const isProposal = (branch: string, begins: string): boolean =>
  branch.startsWith(begins) && /^\d{14}$/.test(branch.slice(begins.length));
