import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

/** An issuer of tokens that a test has to itself, with its documents on a port of the loopback. */
export interface TokenIssuer {
  /** As its tokens and documents name it. */
  readonly url: string;
  /** The local address of its documents. */
  readonly address: string;
  /** A token for an hour from now, unless the claims say otherwise. */
  readonly sign: (claims: JWTPayload, header?: Readonly<Record<string, string>>) => Promise<string>;
  /** The number of requests for each of its documents, by path. */
  readonly asked: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

/** @param url `https://issuer.example` */
export async function startTokenIssuer(url: string): Promise<TokenIssuer> {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const kid = "first";
  const documents: Readonly<Record<string, object>> = {
    "/.well-known/openid-configuration": { issuer: url, jwks_uri: `${url}/keys` },
    "/keys": { keys: [{ ...(await exportJWK(publicKey)), kid, use: "sig", alg: "RS256" }] },
  };
  const asked = new Map<string, number>();
  const server = createServer(({ url: path = "" }, response) => {
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const found = documents[path];
    response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(found ?? {}));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sign: (claims, header = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const lasting = { iss: url, iat: now, exp: now + 3600, ...claims };
      return new SignJWT(lasting).setProtectedHeader({ alg: "RS256", kid, ...header }).sign(privateKey);
    },
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
