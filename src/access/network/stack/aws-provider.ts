import { textOf } from "./reference";
import { type JsonObject, listOf, objectOf, type Stack } from "./stack-json";

/** The provider blocks of AWS's provider. */
export function awsProviders({ json }: Stack): readonly JsonObject[] {
  return listOf(objectOf(json.provider).aws).map(objectOf);
}

/** The account and region that the stack makes its resources in. */
interface Home {
  readonly account?: string;
  readonly region?: string;
}

/** @returns those of the provider whose alias is the stack's id */
export function homeOf(stack: Stack): Home {
  const own = awsProviders(stack).find(({ alias }) => alias === stack.id);
  const [account] = listOf(own?.allowed_account_ids);
  return { account: textOf(stack, account), region: textOf(stack, own?.region) };
}
