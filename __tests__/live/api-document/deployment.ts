import { join } from "node:path";
import { REGION } from "../support/accounts/accounts";
import { BUCKET } from "../support/state/state-bucket";
import { CONSUMER_ACCOUNT, PROVIDER_ACCOUNT, roleIn } from "../support/system/live-deployment";

/** Everything of the deployment that changes from one step to the next. */
export interface Variation {
  /** A route of the identity handler, or with the handler that answers it. */
  readonly routes: readonly (string | { readonly route: string; readonly handler: string })[];
  /** @default none is compressed */
  readonly compressOverBytes?: number;
  /** True = the API is associated with the consumer's endpoint. @default false */
  readonly associate?: boolean;
  /** The routes that the consumer is granted. @default all that the API offers */
  readonly granted?: readonly string[];
}

export function deployment(variation: Variation): object {
  const { routes, compressOverBytes, associate = false, granted } = variation;
  return {
    name: "private-api",
    region: REGION,
    state: { type: "s3", bucket: BUCKET, region: REGION },
    providers: {
      provider: {
        account: PROVIDER_ACCOUNT,
        credentials: roleIn(PROVIDER_ACCOUNT),
        service: {
          type: "private-rest-api",
          auth: "iam",
          routes,
          ...(compressOverBytes && { compressOverBytes }),
        },
        backend: { table: false },
      },
    },
    consumers: {
      consumer: {
        account: CONSUMER_ACCOUNT,
        credentials: roleIn(CONSUMER_ACCOUNT),
        network: { cidr: "10.1.0.0/16", zones: ["a"] },
        endpoints: { executeApi: { privateDns: !associate, associate } },
        uses: { provider: { ...(granted && { routes: granted }) } },
        clients: { direct: { type: "lambda", uses: "provider", auth: "direct" } },
      },
    },
  };
}

export function answeredBy(route: string, name: "first" | "second") {
  return { route, handler: join(__dirname, "handlers", `${name}.ts`) };
}
