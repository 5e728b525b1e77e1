import { sampleKeyFacts } from "../../../src/access/world/key-facts";
import type { ConsumerWorld, ProviderWorld, World } from "../../../src/access/world/world";
import { keptKeys } from "../../../src/model/keys/kept-keys";
import type { PolicyDocument } from "../../../src/policies/document";
import { type Synthesized, stackOf } from "../synth";

/** Texts by Terraform address and attribute: `aws_iam_role.access_web.assume_role_policy`. */
type Texts = Readonly<Record<string, string>>;
type Facts = Readonly<Record<string, string>>;

/** The documents that the access check evaluates, of all stacks, by their Terraform address. */
export function evaluatedDocuments(world: World): Readonly<Record<string, PolicyDocument>> {
  return Object.fromEntries([
    ...world.providers.flatMap((one) => at(one.provider.stackId, providerDocuments(one))),
    ...world.consumers.flatMap((one) => at(one.consumer.stackId, consumerDocuments(one))),
  ]);
}

/** Every policy of the stacks that allows a call, an assumption or the reading of a key, with the access check's sample ids. */
export function renderedDocuments(world: World, stacks: Readonly<Record<string, Synthesized>>): Texts {
  return Object.fromEntries([
    ...world.providers.flatMap((one) => {
      const { stackId } = one.provider;
      return at(stackId, decidingTexts(stackOf(stacks, stackId), providerFacts(one)));
    }),
    ...world.consumers.flatMap((one) => {
      const { stackId } = one.consumer;
      return at(stackId, decidingTexts(stackOf(stacks, stackId), consumerFacts(one)));
    }),
  ]);
}

function at<T>(stackId: string, documents: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(documents).map(([address, document]) => [`${stackId}: ${address}`, document]);
}

function providerDocuments({ documents }: ProviderWorld): Readonly<Record<string, PolicyDocument>> {
  return {
    "aws_api_gateway_rest_api_policy.api.policy": documents.resourcePolicy,
    ...(documents.authorizer && {
      "aws_iam_role_policy.authorizer_keys.policy": documents.authorizer.policy,
    }),
    ...Object.fromEntries(
      documents.accessRoles.flatMap(({ consumer, trust, permissions }) => [
        [`aws_iam_role.access_${consumer}.assume_role_policy`, trust],
        [`aws_iam_role_policy.access_${consumer}.policy`, permissions],
      ]),
    ),
  };
}

function consumerDocuments({ consumer, documents }: ConsumerWorld): Readonly<Record<string, PolicyDocument>> {
  const { executeApi, sts, secretsManager } = consumer.vpc ?? {};
  const { secretsManagerEndpointPolicy } = documents;
  return {
    ...(executeApi?.kind === "made" && { "aws_vpc_endpoint.execute_api.policy": documents.endpointPolicy }),
    ...(sts && documents.stsEndpointPolicy && { "aws_vpc_endpoint.sts.policy": documents.stsEndpointPolicy }),
    ...(secretsManager &&
      secretsManagerEndpointPolicy && {
        "aws_vpc_endpoint.secretsmanager.policy": secretsManagerEndpointPolicy,
      }),
    ...Object.fromEntries(
      documents.clients.flatMap(({ client, policy }) => {
        const what = client.type === "rest-front-door" ? "keys" : "call";
        return policy ? [[`aws_iam_role_policy.${client.name}_${what}.policy`, policy]] : [];
      }),
    ),
    ...Object.assign({}, ...documents.keys.map(keyDocuments)),
  };
}

/** The documents of keys that a consumer keeps. */
function keyDocuments(documents: ConsumerWorld["documents"]["keys"][number]) {
  const { kept, keyPolicy, secretPolicy, rotationPolicy } = documents;
  const of = kept.owner.kind === "use" ? kept.owner.use.name : kept.owner.door.name;
  return {
    [`aws_kms_key.${kept.id}.policy`]: keyPolicy,
    ...(secretPolicy && { [`aws_secretsmanager_secret_policy.${kept.id}.policy`]: secretPolicy }),
    [`aws_iam_role_policy.${of}_rotation_keys.policy`]: rotationPolicy,
  };
}

function providerFacts({ api, documents, endpointIds }: ProviderWorld): Facts {
  return {
    "aws_api_gateway_rest_api.api.id": api.id,
    "substr(sha256(local.openapi_body), 0, 16)": documents.resourcePolicy.Id ?? "",
    ...Object.fromEntries(
      Object.entries(endpointIds).map(([id, [known = ""]]) => [`local.${id}_endpoint_id`, known]),
    ),
    ...Object.fromEntries(
      Object.entries(documents.authorizer?.secretArns ?? {}).map(([id, arn]) => [
        `local.${id}_api_key_secret_arn`,
        arn,
      ]),
    ),
  };
}

function consumerFacts({ consumer, apis }: ConsumerWorld): Facts {
  const { secretArns, kmsKeyArns } = sampleKeyFacts(consumer);
  const kept = keptKeys(consumer);
  const secrets = kept.flatMap((one) =>
    one.keys.map((key) => {
      const address = one.owner.kind === "use" ? one.id : `${one.id}_${key.name}`;
      return [`aws_secretsmanager_secret.${address}.arn`, secretArns[key.id] ?? ""] as const;
    }),
  );
  return {
    ...Object.fromEntries(Object.entries(apis).map(([use, { id }]) => [`local.${use}_api_id`, id])),
    ...Object.fromEntries(secrets),
    ...Object.fromEntries(kept.map(({ id }) => [`aws_kms_key.${id}.arn`, kmsKeyArns[id] ?? ""])),
  };
}

function decidingTexts({ json }: Synthesized, facts: Facts): Texts {
  const policies = Object.entries(json.resource).flatMap(([type, resources]) =>
    Object.entries(resources).flatMap(([name, attributes]) =>
      ["policy", "assume_role_policy"].map(
        (attribute) => [`${type}.${name}.${attribute}`, attributes[attribute]] as const,
      ),
    ),
  );
  const texts = policies.flatMap(([address, text]) =>
    typeof text === "string"
      ? [[address, text.replace(LOCAL, () => String(json.locals.resource_policy))] as const]
      : [],
  );
  return Object.fromEntries(
    texts.filter(([, text]) => decides(text)).map(([address, text]) => [address, withFacts(text, facts)]),
  );
}

/** The policy is a local value, because the deployment's trigger depends on it as well. */
const LOCAL = /^\$\{local\.resource_policy\}$/;

/** True if a policy is about calling an API, assuming a role, except by AWS services, or reading a key. */
function decides(text: string): boolean {
  return (
    /execute-api:|secretsmanager:[GP]|kms:|ssm:GetParameter/.test(text) ||
    (text.includes("sts:") && !text.includes('"Service":'))
  );
}

/** A rendered policy with every Terraform expression replaced by what the access check put in its place. */
function withFacts(rendered: string, facts: Facts): string {
  return rendered.replace(/\$\{([^}]*)\}/g, (_, expression: string) => {
    const fact = facts[expression];
    if (fact === undefined) throw new Error(`nothing is known of ${expression}`);
    return fact;
  });
}
