// When the facts of a text were checked, and when they will be again, as the NHS shows it
// (https://service-manual.nhs.uk/design-system/components/review-date).

import { PostDate } from "./post-date";

export interface ReviewDatesProps {
  reviewed: string | null;
  reviewDue: string | null;
  language: string;
}

export function ReviewDates({ reviewed, reviewDue, language }: ReviewDatesProps) {
  if (reviewed === null) return null;
  return (
    <p className="review-dates">
      Page last reviewed: <PostDate date={reviewed} language={language} />
      {reviewDue !== null && (
        <>
          <br />
          Next review due: <PostDate date={reviewDue} language={language} />
        </>
      )}
    </p>
  );
}
