import type { DeploymentSettings } from "../../model/deployment";
import type { Party } from "../../model/party";
import { type Aws, awsOfParty } from "../aws/aws";
import { checkAccount } from "../aws/check-account";
import { type Outputs, stateOutputs } from "./state-outputs";

/** AWS and the outputs of parties, each asked for once however many clients a party has. */
export interface PartyAccess {
  /** AWS with credentials that are of the party's account. @throws OperationError if they are of another */
  readonly aws: (party: Party) => Promise<Aws>;
  readonly outputs: (party: Party) => Promise<Outputs>;
}

export function partyAccess(settings: DeploymentSettings): PartyAccess {
  const clients = new Map<string, Promise<Aws>>();
  const states = new Map<string, Promise<Outputs>>();
  const aws = (party: Party) => once(clients, party, () => checked(party));
  const outputs = (party: Party) =>
    once(states, party, async () => stateOutputs(settings, party.stackId, await aws(party)));
  return { aws, outputs };
}

async function checked(party: Party): Promise<Aws> {
  const aws = awsOfParty(party);
  await checkAccount(aws, party);
  return aws;
}

function once<T>(known: Map<string, Promise<T>>, { stackId }: Party, make: () => Promise<T>): Promise<T> {
  const made = known.get(stackId) ?? make();
  known.set(stackId, made);
  return made;
}
