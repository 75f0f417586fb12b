// When the facts of a text were checked, and when they will be again, as the NHS shows it
// (https://service-manual.nhs.uk/design-system/components/review-date).

import type { PostView } from "../site/views";
import { PostDate } from "./post-date";

type ReviewDatesProps = Pick<PostView, "reviewed" | "reviewDue"> & { language: string };

export function ReviewDates({ reviewed, reviewDue, language }: ReviewDatesProps) {
  if (reviewed === undefined) return null;
  return (
    <p className="review-dates">
      Page last reviewed: <PostDate date={reviewed} language={language} />
      {reviewDue !== undefined && (
        <>
          <br />
          Next review due: <PostDate date={reviewDue} language={language} />
        </>
      )}
    </p>
  );
}
