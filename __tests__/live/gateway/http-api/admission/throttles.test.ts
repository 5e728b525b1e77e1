import type { HttpStage } from "../apis/http-stages";
import { Throttles } from "./throttles";

const route = (key: string) => ({ key, authorization: { type: "NONE" } as const });
const stage: HttpStage = {
  name: "$default",
  throttle: { burst: 2, ratePerSecond: 1 },
  routeThrottles: { "POST /todo": { burst: 1, ratePerSecond: 10 } },
};

const taken = (throttles: Throttles, key: string, seconds: number, of = stage) =>
  throttles.take("api", of, route(key), seconds * 1000);

describe("a request that finds no token in its bucket is refused", () => {
  it("until a token was put into it again", () => {
    const throttles = new Throttles();
    const answers = [0, 0, 0, 0.5, 1, 1, 100, 100, 100].map((at) => taken(throttles, "GET /todo", at));
    expect(answers).toEqual([true, true, false, false, true, false, true, true, false]);
  });

  it("and routes without limits of their own share the bucket of their stage", () => {
    const throttles = new Throttles();
    const keys = ["GET /todo", "GET /names", "GET /todo", "POST /todo", "POST /todo"];
    expect(keys.map((key) => taken(throttles, key, 0))).toEqual([true, true, false, true, false]);
  });

  it("but a stage without limits refuses nobody", () => {
    const throttles = new Throttles();
    const open = { name: "$default", routeThrottles: {} };
    expect(Array.from({ length: 50 }, () => taken(throttles, "GET /todo", 0, open))).not.toContain(false);
  });

  it("and a limit of zero refuses everybody", () => {
    const closed = { ...stage, throttle: { burst: 0, ratePerSecond: 0 } };
    expect(taken(new Throttles(), "GET /todo", 0, closed)).toBe(false);
  });
});
