// What the check says of the text, beside it.

import { count, countProblems, type Problem } from "../model/rules/problem";
import type { Judgement } from "./check";

/** Says in a few words what is wrong. */
function summary({ here, elsewhere }: Judgement): string {
  const { errors, warnings } = countProblems([...here, ...elsewhere]);
  if (errors + warnings === 0) return "All is well.";
  return [...(errors > 0 ? [count(errors, "error")] : []), ...(warnings > 0 ? [count(warnings, "warning")] : [])].join(
    ", ",
  );
}

interface PanelProps {
  judgement: Judgement | undefined;
  /** Shows a place of the text, if the body has it. */
  show(problem: Problem): void;
}

export function ProblemPanel({ judgement, show }: PanelProps) {
  return (
    <section className="panel" aria-label="What the check says">
      <h2>The check</h2>
      <p role="status">{judgement ? summary(judgement) : "Looking …"}</p>
      {judgement && <List problems={judgement.here} show={show} />}
      {judgement && judgement.elsewhere.length > 0 && (
        <>
          <h3>In other texts, through this change</h3>
          <List problems={judgement.elsewhere} />
        </>
      )}
    </section>
  );
}

function List({ problems, show }: { problems: readonly Problem[]; show?: PanelProps["show"] }) {
  return (
    <ol className="problems">
      {problems.map((problem) => (
        <li key={JSON.stringify(problem)} className={problem.severity}>
          <strong>{problem.severity}</strong>{" "}
          {show ? (
            <button type="button" className="place" onClick={() => show(problem)}>
              line {problem.line}
            </button>
          ) : (
            problem.file
          )}
          <p>{problem.message}</p>
        </li>
      ))}
    </ol>
  );
}
