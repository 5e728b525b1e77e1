import { aRequest } from "../../waf/a-request";
import { isPreflight, preflightAnswer, withOriginHeaders } from "./preflight";

const cors = {
  AllowOrigins: ["https://shop.example.com"],
  AllowMethods: ["GET", "POST"],
  AllowHeaders: ["Authorization"],
  ExposeHeaders: ["x-total"],
  MaxAge: 600,
};
const asking = (origin: string) => ({ origin, "access-control-request-method": "POST" });
const preflight = (origin: string) => aRequest({ method: "OPTIONS", headers: asking(origin) });

test("a preflight request is an OPTIONS that names its origin and the method that is to follow", () => {
  expect(isPreflight(preflight("https://shop.example.com"))).toBe(true);
  expect(isPreflight(aRequest({ method: "OPTIONS", headers: { origin: "https://a" } }))).toBe(false);
  expect(isPreflight(aRequest({ method: "GET", headers: asking("https://a") }))).toBe(false);
  expect(isPreflight(aRequest({ method: "OPTIONS" }))).toBe(false);
});

test("API Gateway itself tells an origin that is allowed what it may send", () => {
  expect(preflightAnswer(cors, preflight("https://shop.example.com"))).toMatchObject({
    status: 204,
    headers: {
      "access-control-allow-origin": "https://shop.example.com",
      "access-control-allow-methods": "GET,POST",
      "access-control-allow-headers": "authorization",
      "access-control-max-age": "600",
    },
  });
});

test.each(["https://shop.example.com.evil.example", "http://shop.example.com", "null"])(
  "the origin %s, which is not allowed, is told nothing",
  (origin) => {
    expect(preflightAnswer(cors, preflight(origin))).toMatchObject({ status: 204, headers: {} });
  },
);

test("what the server says about origins is replaced by what the API says", () => {
  const answer = {
    status: 200,
    headers: { "access-control-allow-origin": "*", "content-type": "text/plain" },
    body: Buffer.alloc(0),
  };
  const from = (origin: string) => aRequest({ headers: { origin } });
  expect(withOriginHeaders(cors, from("https://shop.example.com"), answer).headers).toEqual({
    "access-control-allow-origin": "https://shop.example.com",
    "access-control-expose-headers": "x-total",
    "content-type": "text/plain",
    vary: "Origin",
  });
  expect(withOriginHeaders(cors, from("https://b.example"), answer).headers).toEqual({
    "content-type": "text/plain",
  });
  expect(withOriginHeaders(undefined, from("https://b.example"), answer)).toBe(answer);
});
