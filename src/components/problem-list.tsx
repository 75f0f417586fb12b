// What is wrong with a file, for the editor who looks at the page that it should be.

import type { Views } from "../site/views";

export function ProblemList({ problems }: Views["problems"]) {
  return (
    <ol className="problems">
      {problems.map(({ file, line, column, severity, code, message, link }) => (
        <li key={`${file}:${line}:${column} ${code} ${message}`} className="problem" data-severity={severity}>
          <p className="problem-place">
            <a href={link}>
              <code>{`${file}:${line}:${column}`}</code>
            </a>{" "}
            {severity}
          </p>
          <p>{message}</p>
        </li>
      ))}
    </ol>
  );
}
