import { sidPart } from "../../model/aws/names";
import type { HandlerStatement } from "../../model/provider";
import { type Action, oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";

/** The roles that use DynamoDB from the backend's VPC. */
export interface DynamodbTraffic {
  /** The identity handler's role, which writes to its table. */
  readonly writer?: { readonly tableArn: string; readonly roleArn: string };
  /** The user's handlers whose statements let them use DynamoDB. */
  readonly handlers: readonly {
    readonly name: string;
    readonly roleArn: string;
    readonly statements: readonly HandlerStatement[];
  }[];
}

/**
 * The policy of the DynamoDB gateway endpoint in the backend's VPC: it lets each role do what the role's own
 * policy allows, and nobody else anything.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html
 */
export function dynamodbEndpointPolicy({ writer, handlers }: DynamodbTraffic): PolicyDocument {
  return policyDocument([
    ...(writer ? [allow("Table", writer.roleArn, ["dynamodb:PutItem"], [writer.tableArn])] : []),
    ...handlers.flatMap(({ name, roleArn, statements }) =>
      statements.map(({ actions, resources }, i) =>
        allow(`${sidPart(name)}${i + 1}`, roleArn, actions, resources),
      ),
    ),
  ]);
}

function allow(
  what: string,
  roleArn: string,
  actions: readonly Action[],
  resources: readonly string[],
): Statement {
  return {
    Sid: `Allow${what}`,
    Effect: "Allow",
    Principal: "*",
    Action: oneOrMany(actions),
    Resource: oneOrMany(resources),
    Condition: { ArnEquals: { "aws:PrincipalArn": roleArn } },
  };
}
