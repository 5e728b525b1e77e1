import { Progress } from "../../../src/operate/deploy/progress";
import type { Link } from "../../../src/operate/parties/links";

const LINKS: readonly Link[] = [
  { reader: "consumer", source: "provider", output: "api_id", isRequired: true },
  { reader: "provider", source: "consumer", output: "endpoint_ids", isRequired: false },
];

describe("a party whose plan was empty", () => {
  it("is settled, and the other, which was not planned, is not", () => {
    const progress = new Progress(LINKS);
    progress.foundEmpty("provider", progress.now());
    expect([progress.isSettled("provider"), progress.isSettled("consumer")]).toEqual([true, false]);
  });

  it("is planned again once a party that it reads was applied", () => {
    const progress = new Progress(LINKS);
    progress.foundEmpty("provider", progress.now());
    progress.applied("consumer");
    expect(progress.isSettled("provider")).toBe(false);
  });

  it("is planned again if a party that it reads was applied while it was planned", () => {
    const progress = new Progress(LINKS);
    const since = progress.now();
    progress.applied("consumer");
    progress.foundEmpty("provider", since);
    expect(progress.isSettled("provider")).toBe(false);
  });

  it("stays settled whatever becomes of parties that it does not read", () => {
    const progress = new Progress(LINKS);
    progress.foundEmpty("provider", progress.now());
    progress.applied("stranger");
    expect(progress.isSettled("provider")).toBe(true);
  });
});
