import { CONSUMER, DEFAULT, FILE, PROVIDER } from "../support/deployment";
import { type Synthesized, stackOf, synthFile } from "../support/synth";

const consumer = stackOf(synthFile(DEFAULT), "consumer");

/** A consumer of two providers; one may be outside the file, known by its API's id. */
const usingTwo = (other: object = {}) =>
  stackOf(
    synthFile({
      ...FILE,
      providers: {
        "orders-eu": PROVIDER,
        ...(!("api" in other) && { billing: { ...PROVIDER, account: "333333333333" } }),
      },
      consumers: {
        consumer: {
          ...CONSUMER,
          uses: { "orders-eu": {}, billing: other },
          clients: {
            orders: { ...CONSUMER.clients.direct, uses: "orders-eu" },
            billing: { ...CONSUMER.clients.direct, uses: "billing" },
          },
        },
      },
    }),
    "consumer",
  );

const refusals = ({ json }: Synthesized) => json.output.api_ids?.precondition;

describe("the link to a provider's state", () => {
  it("reads the API's id only where the state exists, and is unlinked otherwise", () => {
    expect(consumer.json.data.aws_s3_objects?.provider_state).toMatchObject({
      provider: "aws.consumer_state",
      bucket: "acme-terraform-state",
      prefix: "crosslink/private-api/provider.tfstate",
    });
    expect(consumer.json.data.terraform_remote_state?.provider).toMatchObject({
      backend: "s3",
      count:
        '${contains(data.aws_s3_objects.provider_state.keys, "crosslink/private-api/provider.tfstate") ? 1 : 0}',
    });
    expect(consumer.json.locals.provider_api_id).toBe(
      '${coalesce(try(data.terraform_remote_state.provider[0].outputs.api_id, null), "unlinked")}',
    );
  });

  it("lists the bucket in the bucket's region, with the consumer's own credentials", () => {
    const credentials = { profile: "consumer" };
    const { json } = stackOf(
      synthFile({
        ...DEFAULT,
        state: { ...FILE.state, region: "eu-central-1" },
        consumers: { consumer: { ...CONSUMER, credentials } },
      }),
      "consumer",
    );
    expect(json.provider.aws).toEqual([
      { alias: "consumer", region: "eu-west-1", allowed_account_ids: ["222222222222"], ...credentials },
      {
        alias: "consumer_state",
        region: "eu-central-1",
        allowed_account_ids: ["222222222222"],
        ...credentials,
      },
    ]);
  });

  it("fails a plan by an output's precondition, which names the stack to apply first", () => {
    expect(refusals(consumer)).toEqual([
      {
        condition: '${(local.provider_api_id != "unlinked")}',
        error_message:
          'Apply the stack "provider" first: its state s3://acme-terraform-state/crosslink/private-api/provider.tfstate has no API yet. Then apply this one again.',
      },
    ]);
  });

  it("has one precondition for each of several providers", () => {
    const message = (stack: string) =>
      `Apply the stack "${stack}" first: its state s3://acme-terraform-state/crosslink/private-api/${stack}.tfstate has no API yet. Then apply this one again.`;
    expect(refusals(usingTwo())).toEqual([
      { condition: '${(local.orders-eu_api_id != "unlinked")}', error_message: message("orders-eu") },
      { condition: '${(local.billing_api_id != "unlinked")}', error_message: message("billing") },
    ]);
  });

  it("has no precondition for an API that the file describes", () => {
    const api = {
      id: "a1b2c3d4e5",
      stage: "prod",
      account: "444444444444",
      region: "eu-west-1",
      routes: ["GET /"],
    };
    const stack = usingTwo({ api });
    expect(stack.json.output.api_ids?.value).toEqual({
      "orders-eu": "${local.orders-eu_api_id}",
      billing: "a1b2c3d4e5",
    });
    expect(refusals(stack)).toHaveLength(1);
  });

  it("in HCP Terraform reads the workspace, and names it", () => {
    const stack = stackOf(
      synthFile({
        ...DEFAULT,
        state: { type: "cloud", organization: "acme" },
        consumers: { consumer: { ...CONSUMER, link: "pending" } },
      }),
      "consumer",
    );
    expect(stack.json.locals.provider_api_id).toBe(
      '${coalesce(try(data.terraform_remote_state.provider.outputs.api_id, null), "unlinked")}',
    );
    expect(stack.json.provider.aws).toHaveLength(1);
    expect(refusals(stack)).toMatchObject([
      {
        error_message:
          'Apply the stack "provider" first: its workspace private-api-provider has no API yet. Then apply this one again.',
      },
    ]);
  });
});
