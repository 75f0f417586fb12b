// When the facts of a text were checked, and when they will be again, as the NHS shows it
// (https://service-manual.nhs.uk/design-system/components/review-date).

import type { PostView } from "../site/views";
import { PostDate } from "./post-date";
import { useWords } from "./words";

type ReviewDatesProps = Pick<PostView, "reviewed" | "reviewDue">;

export function ReviewDates({ reviewed, reviewDue }: ReviewDatesProps) {
  const { say } = useWords();
  if (reviewed === undefined) return null;
  return (
    <p className="review-dates">
      {say("lastReviewed", { date: <PostDate date={reviewed} /> })}
      {reviewDue !== undefined && (
        <>
          <br />
          {say("nextReview", { date: <PostDate date={reviewDue} /> })}
        </>
      )}
    </p>
  );
}
