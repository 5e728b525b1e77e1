/**
 * Counts the requests of each source within a window of seconds, refused ones included. AWS looks at the counts
 * every few seconds, so that a few more may pass; the strict reading is that none does.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
 */
export class RateCounter {
  readonly #times = new Map<string, readonly number[]>();

  /**
   * Counts a request.
   * @param source of one rule: `<web ACL>/<rule>/<address>`
   * @param now milliseconds since 1970
   * @returns the number of requests within the window, this one included
   */
  count(source: string, now: number, windowSeconds: number): number {
    const since = now - windowSeconds * 1000;
    const recent = [...(this.#times.get(source) ?? []).filter((time) => time > since), now];
    this.#times.set(source, recent);
    return recent.length;
  }
}
