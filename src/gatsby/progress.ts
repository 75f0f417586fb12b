// Tells how far the making of pictures is: on a terminal all the time, elsewhere a line now and then.

import type { Reporter } from "gatsby";

/** Milliseconds between lines where nobody watches. */
const RARELY = 20_000;

/** Tells of the pictures that are waiting now, until there are none. @param waiting how many there are */
export function reportProgress(
  reporter: Pick<Reporter, "info" | "createProgress">,
  waiting: () => number,
  watched = process.stdout.isTTY,
): void {
  const total = waiting();
  if (total === 0) return;
  const started = performance.now();
  const bar = watched ? reporter.createProgress("Pictures", total) : undefined;
  bar?.start();
  let done = 0;
  let told = started;
  const timer = setInterval(() => {
    const now = performance.now();
    const advanced = total - waiting() - done;
    done += advanced;
    if (advanced > 0) bar?.tick(advanced);
    bar?.setStatus(timeLeft(done, total, now - started));
    if (done >= total) {
      clearInterval(timer);
      bar?.end();
      reporter.info(`Pictures: ${total} made in ${((now - started) / 1000).toFixed(1)} s`);
    } else if (!watched && now - told >= RARELY) {
      told = now;
      reporter.info(`Pictures: ${done} of ${total}${timeLeft(done, total, now - started)}`);
    }
  }, 200);
  // A build that fails need not wait for this.
  timer.unref();
}

/** Says how long the rest takes if it goes on like this; nothing before anything is done. */
export function timeLeft(done: number, total: number, milliseconds: number): string {
  if (done === 0) return "";
  const seconds = Math.ceil(((milliseconds / done) * (total - done)) / 1000);
  return seconds < 90 ? `, about ${seconds} s left` : `, about ${Math.round(seconds / 60)} min left`;
}
