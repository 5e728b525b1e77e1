import type { Context } from "aws-lambda";
import { saidBy } from "../keys/failure";
import { create } from "./create";
import { finish } from "./finish";
import { makeFirst } from "./first";
import type { OneKey, OneStep, Rotation } from "./rotation";
import type { FirstEvent, RotationEvent } from "./rotation-event";
import { isFinished, readStaged } from "./staged";
import { testKey } from "./test-key";

/** The result of a step. It holds no key, as Terraform keeps it in its state. */
export interface StepAnswer {
  readonly step: string;
  readonly secretId: string;
  readonly outcome: string;
}

/**
 * Makes a rotation function. Every step may be called any number of times, and does only what is not done yet. One line is
 * logged about each, without any key.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export function makeRotate(rotation: Rotation) {
  const { log } = rotation.system;
  return async (
    event: RotationEvent | FirstEvent,
    context: Pick<Context, "getRemainingTimeInMillis">,
  ): Promise<StepAnswer> => {
    const { Step: step, SecretId: secretId } = event;
    try {
      const outcome = await carryOut(event, rotation, context);
      log({ level: "info", step, secretId, outcome });
      return { step, secretId, outcome };
    } catch (error) {
      const message = saidBy(error);
      log({ level: "error", step, secretId, message });
      // A new error: that of an AWS client has more in it than its message, and Lambda logs all of it.
      throw new Error(`${step} failed: ${message}`);
    }
  };
}

async function carryOut(
  event: RotationEvent | FirstEvent,
  rotation: Rotation,
  context: OneKey["context"],
): Promise<string> {
  const key = rotation.keys.get(event.SecretId);
  if (key === undefined) throw new Error(`${event.SecretId} is none of the secrets in KEYS`);
  const one: OneKey = { ...rotation, key, secretArn: event.SecretId, context };
  if (event.Step === "first") return makeFirst(one);
  if (!Object.hasOwn(STEPS, event.Step)) throw new Error("expected one of Secrets Manager's steps, or first");
  const { ClientRequestToken: token } = event;
  const staged = await readStaged(one.secrets, one.secretArn);
  if (isFinished(staged, token) && event.Step !== "finishSecret") return "the key is the current one already";
  return STEPS[event.Step]({ ...one, token, staged });
}

const STEPS: Readonly<Record<RotationEvent["Step"], (step: OneStep) => Promise<string>>> = {
  createSecret: create,
  /** The API reads the key where it is kept, so that there is nothing to set. */
  setSecret: async () => "there is nothing to set",
  testSecret: testKey,
  finishSecret: finish,
};
