import { type CryptoKey, importJWK, type JWK } from "jose";
import { PATIENCE } from "../../functions/patience";

/** The local address of an issuer's two documents, by the issuer's URL as tokens name it. */
export type Issuers = Readonly<Record<string, string>>;

/** The keys of an issuer, by the id that tokens name them by. */
type Keys = ReadonlyMap<string, JWK>;

/** So long an issuer may take for each of its documents, in milliseconds. */
const FETCH_MS = 1500;

/** So long its keys are used without asking for them again. */
const CACHED_MS = 2 * 60 * 60 * 1000;

/**
 * The public keys of issuers, found as API Gateway finds them: by the discovery document, which names the key set. They are kept
 * for two hours, in which a new key is not known (*assumed*: API Gateway may look earlier).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export class IssuerKeys {
  readonly #known = new Map<string, { readonly keys: Promise<Keys>; readonly until: number }>();

  constructor(private readonly issuers: Issuers) {}

  /**
   * The key of an id; undefined where the issuer has none of it that signs with RSA.
   * @param now milliseconds since 1970
   * @throws Error where the issuer does not give its documents, or not such as OpenID Connect asks for
   */
  async key(issuer: string, keyId: string, now: number): Promise<CryptoKey | Uint8Array | undefined> {
    const jwk = (await this.#keys(issuer, now)).get(keyId);
    return jwk && importJWK(jwk, "RS256");
  }

  #keys(issuer: string, now: number): Promise<Keys> {
    const known = this.#known.get(issuer);
    if (known !== undefined && now < known.until) return known.keys;
    const asked = { keys: this.#ask(issuer), until: now + CACHED_MS };
    this.#known.set(issuer, asked);
    // The next request asks again.
    asked.keys.catch(() => this.#known.delete(issuer));
    return asked.keys;
  }

  async #ask(issuer: string): Promise<Keys> {
    const base = issuer.replace(/\/$/, "");
    const discovery = await this.#fetch(issuer, `${base}/.well-known/openid-configuration`);
    if (discovery.issuer !== issuer || typeof discovery.jwks_uri !== "string")
      throw new Error(`the discovery document of ${issuer} is for another issuer, or names no key set`);
    const { keys = [] } = (await this.#fetch(issuer, discovery.jwks_uri)) as {
      readonly keys?: readonly JWK[];
    };
    const forRsa = keys.filter(({ kty, use = "sig" }) => kty === "RSA" && use === "sig");
    return new Map(forRsa.map((key) => [key.kid ?? "", key]));
  }

  async #fetch(issuer: string, url: string): Promise<Readonly<Record<string, unknown>>> {
    const local = this.issuers[issuer];
    const base = issuer.replace(/\/$/, "");
    if (local === undefined || !url.startsWith(base)) throw new Error(`nothing answers at ${url}`);
    const answer = await fetch(`${local}${url.slice(base.length)}`, {
      signal: AbortSignal.timeout(FETCH_MS * PATIENCE),
      redirect: "error",
    });
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  }
}
