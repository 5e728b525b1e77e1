import type { z } from "zod";
import type { ApiClient } from "./consumer/client";
import type { consumer } from "./consumer/consumer";
import type { httpGateway } from "./consumer/http-gateway";
import type { WholeFile, WholeInput } from "./deployment-file";
import type { endpointService } from "./provider/endpoint-service";
import type { provider } from "./provider/provider";
import type { restApi } from "./provider/service";

/** A file with parties of one kind only. */
type Part<F, P, C> = Omit<F, "providers" | "consumers"> & {
  readonly providers: Readonly<Record<string, P>>;
  readonly consumers: Readonly<Record<string, C>>;
};

/** A file with parties of one kind only, before defaults. */
type PartInput<F, P, C> = Omit<F, "providers" | "consumers"> & {
  readonly providers?: Readonly<Record<string, P>>;
  readonly consumers?: Readonly<Record<string, C>>;
};

type ProviderOf<P, S> = Omit<P, "service"> & { readonly service: S };
type ConsumerOf<C, U, T> = Omit<C, "uses" | "clients"> & {
  readonly uses: Readonly<Record<string, U>>;
  readonly clients: Readonly<Record<string, T>>;
};

type AnyProvider = z.output<typeof provider>;
type AnyConsumer = z.output<typeof consumer>;
type AnyUse = AnyConsumer["uses"][string];
type AnyConsumerInput = z.input<typeof consumer>;

/** The APIs of a file and those that use them. */
export type DeploymentFile = Part<
  WholeFile,
  ProviderOf<AnyProvider, z.output<typeof restApi>>,
  ConsumerOf<AnyConsumer, Exclude<AnyUse, { kind: "service" }>, z.output<ApiClient>>
>;
export type DeploymentInput = PartInput<
  WholeInput,
  ProviderOf<z.input<typeof provider>, z.input<typeof restApi>>,
  ConsumerOf<AnyConsumerInput, AnyConsumerInput["uses"][string], z.input<ApiClient>>
>;

/** The endpoint services of a file and the gateways in front of them. */
export type GatewayFile = Part<
  WholeFile,
  ProviderOf<AnyProvider, z.output<typeof endpointService>>,
  ConsumerOf<AnyConsumer, Exclude<AnyUse, { kind: "described" }>, z.output<typeof httpGateway>>
>;
export type GatewayInput = PartInput<
  WholeInput,
  ProviderOf<z.input<typeof provider>, z.input<typeof endpointService>>,
  ConsumerOf<AnyConsumerInput, AnyConsumerInput["uses"][string], z.input<typeof httpGateway>>
>;
