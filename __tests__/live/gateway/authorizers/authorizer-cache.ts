import type { AuthorizerAnswer } from "./authorizer-answer";

/** The answers of authorizers that are still used: whatever route and endpoint the next request comes by. */
export class AuthorizerCache {
  readonly #kept = new Map<string, { readonly answer: AuthorizerAnswer; readonly until: number }>();

  /**
   * The answer to an earlier request; undefined where there is none, or it is too old.
   * @param key of stage, authorizer and identity sources
   * @param now milliseconds since 1970
   */
  find(key: string, now: number): AuthorizerAnswer | undefined {
    const kept = this.#kept.get(key);
    return kept !== undefined && now < kept.until ? kept.answer : undefined;
  }

  keep(key: string, answer: AuthorizerAnswer, now: number, ttlSeconds: number): void {
    if (ttlSeconds > 0) this.#kept.set(key, { answer, until: now + ttlSeconds * 1000 });
  }
}
