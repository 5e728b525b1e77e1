import type { Forward, PassingRequest } from "../../proxy";

/** API Gateway's management API, called with the identity of an intercepted request's sender. */
export class ManagementApi {
  constructor(
    private readonly requester: PassingRequest,
    private readonly forward: Forward,
    private readonly restApiId: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.#call("GET", path) as Promise<T>;
  }

  post<T = unknown>(path: string, body: object): Promise<T> {
    return this.#call("POST", path, body) as Promise<T>;
  }

  async put(path: string, body: object): Promise<void> {
    await this.#call("PUT", path, body);
  }

  async patch(path: string, patchOperations: readonly object[]): Promise<void> {
    await this.#call("PATCH", path, { patchOperations });
  }

  async delete(path: string): Promise<void> {
    await this.#call("DELETE", path);
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const { "content-length": _, ...headers } = this.requester.headers;
    const answer = await this.forward({
      method,
      path: `/restapis/${this.restApiId}${path}`,
      headers: { ...headers, "content-type": "application/json" },
      body: Buffer.from(body === undefined ? "" : JSON.stringify(body)),
    });
    const text = answer.body.toString();
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
