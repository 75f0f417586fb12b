import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { reportProgress, timeLeft } from "../../src/gatsby/progress";

const waiting = vi.fn<() => number>();

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watch(watched: boolean) {
  const bar = { start: vi.fn(), tick: vi.fn(), setStatus: vi.fn(), end: vi.fn() };
  const reporter = { info: vi.fn(), createProgress: vi.fn(() => bar) };
  reportProgress(reporter as never, waiting, watched);
  return { bar, reporter };
}

describe("the making of pictures", () => {
  test("says nothing if nothing is to be made", () => {
    waiting.mockReturnValue(0);
    const { reporter } = watch(true);
    vi.advanceTimersByTime(60_000);
    expect(reporter.createProgress).not.toHaveBeenCalled();
    expect(reporter.info).not.toHaveBeenCalled();
  });

  test("moves a bar on a terminal", () => {
    waiting.mockReturnValue(4);
    const { bar, reporter } = watch(true);
    expect(reporter.createProgress).toHaveBeenCalledWith("Pictures", 4);
    waiting.mockReturnValue(3);
    vi.advanceTimersByTime(2000);
    expect(bar.tick.mock.calls).toEqual([[1]]);
    expect(bar.setStatus).toHaveBeenLastCalledWith(", about 6 s left");
    waiting.mockReturnValue(0);
    vi.advanceTimersByTime(1000);
    expect(bar.tick.mock.calls).toEqual([[1], [3]]);
    expect(bar.end).toHaveBeenCalledOnce();
    expect(reporter.info.mock.calls).toEqual([["Pictures: 4 made in 2.2 s"]]);
  });

  test("writes a line now and then where nobody watches", () => {
    waiting.mockReturnValue(40);
    const { reporter } = watch(false);
    waiting.mockReturnValue(30);
    vi.advanceTimersByTime(45_000);
    expect(reporter.createProgress).not.toHaveBeenCalled();
    expect(reporter.info.mock.calls).toEqual([
      ["Pictures: 10 of 40, about 60 s left"],
      ["Pictures: 10 of 40, about 2 min left"],
    ]);
  });
});

test.each([
  [0, 10, 5000, ""],
  [5, 10, 5000, ", about 5 s left"],
  [1, 200, 1000, ", about 3 min left"],
])("%i of %i in %i ms: %j", (done, total, milliseconds, expected) => {
  expect(timeLeft(done, total, milliseconds)).toBe(expected);
});
