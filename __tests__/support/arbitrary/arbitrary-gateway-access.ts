import fc, { type GeneratorValue } from "fast-check";
import { oneOf, someOf } from "./arbitrary-parts";

/** The access of a gateway with these routes, and its other settings. */
export function arbitraryAccess(g: GeneratorValue, routes: readonly string[]) {
  const some = () => g(someOf<string>, routes, Math.min(3, routes.length));
  const own = Object.fromEntries(some().map((route) => [route, { ratePerSecond: 5, burst: 2 }]));
  const isPlain = !routes.some((route) => route.startsWith("OPTIONS "));
  return {
    ...access(g, routes),
    ...(g(fc.boolean) && { timeoutSeconds: g(fc.integer, { min: 1, max: 30 }) }),
    ...(g(fc.boolean) && { throttle: { ratePerSecond: 9, routes: own } }),
    ...(g(fc.boolean) && { keepWarm: g(fc.boolean) }),
    ...(isPlain && g(fc.boolean) && { cors: g(oneOf<object>, CORS) }),
    ...g(oneOf<object>, [{}, { waf: false }, { waf: { rateLimitPer5Minutes: 100 } }]),
  };
}

const CORS = [
  { origins: ["*"] },
  { origins: ["https://a.example.com"], credentials: true },
  { origins: ["http://localhost:3000"], methods: ["GET"], maxAgeSeconds: 0 },
];

function access(g: GeneratorValue, routes: readonly string[]): object {
  switch (g(oneOf<string>, ["jwt", "jwt", "iam", "none"])) {
    case "jwt": {
      const scopes = Object.fromEntries(
        g(someOf<string>, routes, Math.min(3, routes.length)).map((route) => [
          route,
          g(someOf<string>, ["read", "write"]),
        ]),
      );
      const audience = g(someOf<string>, ["shop", "admin"]);
      return {
        auth: "jwt",
        jwt: { issuer: "https://issuer.example.com", audience, ...(g(fc.boolean) && { scopes }) },
      };
    }
    case "iam": {
      const callers = g(someOf<string>, ["app", "job"]).map(
        (name) =>
          [
            name,
            { role: `team/${name}`, ...(g(fc.boolean) && { routes: g(someOf<string>, routes) }) },
          ] as const,
      );
      return { auth: "iam", callers: Object.fromEntries(callers) };
    }
    default:
      return { auth: "none", acknowledgePublic: true };
  }
}
