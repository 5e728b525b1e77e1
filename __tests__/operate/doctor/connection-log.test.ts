import { connection } from "../../../src/operate/doctor/facts/logs/connection-log";

/**
 * The example entries of AWS's documentation.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
 */
const VALIDITY = "NotBefore=2023-09-21T22:43:21Z;NotAfter=2026-06-17T22:43:21Z";
const BEGINNING = "2023-10-04T17:05:15.514108Z 203.0.113.1 36280 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256";
const SUBJECT = "CN=amazondomains.com,O=endEntity,L=Seattle,ST=Washington,C=US";
const SUCCEEDED = `${BEGINNING} 4.036 "${SUBJECT}" ${VALIDITY} FEF257372D5C14D4 Success TID_3180a73013c8ca4bac2f731159d4b0fe`;
const FAILED = `${BEGINNING} - "${SUBJECT}" ${VALIDITY} FEF257372D5C14D4 Failed:ClientCertUntrusted TID_1c71a68d70587445ad5127ff8b2687d7`;

const KNOWN = {
  at: Date.parse("2023-10-04T17:05:15.514Z"),
  subject: SUBJECT,
  validity: VALIDITY,
  serial: "FEF257372D5C14D4",
};

test("a connection that was accepted has no reason", () => {
  expect(connection(SUCCEEDED)).toEqual([{ ...KNOWN, failed: undefined }]);
});

test("one that was refused has AWS's code of the reason", () => {
  expect(connection(FAILED)).toEqual([{ ...KNOWN, failed: "ClientCertUntrusted" }]);
});

test("fields that AWS adds at the end change nothing", () => {
  expect(connection(`${FAILED} x25519 app/my-balancer/1234567890abcdef 10.0.0.1`)).toEqual(
    connection(FAILED),
  );
});

test("a connection without a certificate has no subject", () => {
  const line = `${BEGINNING} - - - - Failed:UnmappedConnectionError TID_1`;
  expect(connection(line)).toEqual([
    {
      at: KNOWN.at,
      subject: undefined,
      validity: undefined,
      serial: undefined,
      failed: "UnmappedConnectionError",
    },
  ]);
});

test.each(["", "not an entry", `${BEGINNING} -`])("%j is no entry", (line) => {
  expect(connection(line)).toEqual([]);
});
