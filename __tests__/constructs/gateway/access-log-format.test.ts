import { GATEWAY_LOG_FORMAT, MAX_LOG_FORMAT } from "../../../src/constructs/gateway/access-log-format";

const fields = JSON.parse(GATEWAY_LOG_FORMAT) as Readonly<Record<string, string>>;

describe("an entry of the access log", () => {
  test("is JSON whatever is unset, as every value is in quotes", () => {
    const entry = GATEWAY_LOG_FORMAT.replace(/\$context\.[\w.]+/g, "-");
    expect(Object.values(JSON.parse(entry) as object)).toEqual(Object.keys(fields).map(() => "-"));
  });

  test("is described in at most 3 KB, as AWS takes no more", () => {
    expect(Buffer.byteLength(GATEWAY_LOG_FORMAT)).toBeLessThanOrEqual(MAX_LOG_FORMAT);
  });

  test("tells why a call was refused or failed, and who called", () => {
    expect(Object.keys(fields)).toEqual(
      expect.arrayContaining([
        "authorizer.error",
        "integrationErrorMessage",
        "authorizer.claims.sub",
        "identity.userArn",
        "identity.sourceIp",
      ]),
    );
  });

  test("has no token, and no header that a caller words", () => {
    expect(GATEWAY_LOG_FORMAT).not.toMatch(/header|authorization\b|token|userAgent|querystring/i);
  });
});
