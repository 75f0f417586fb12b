// What is wrong with a file, for the editor who looks at the page that it should be.

import type { Problem } from "../model/rules/problem";

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  return (
    <ol className="problems">
      {problems.map(({ file, line, column, severity, code, message }) => (
        <li key={`${file}:${line}:${column} ${code} ${message}`} className="problem" data-severity={severity}>
          <p className="problem-place">
            <code>
              {file}:{line}:{column}
            </code>{" "}
            {severity}
          </p>
          <p>{message}</p>
        </li>
      ))}
    </ol>
  );
}
