/** The way in which a secret is rotated. */
export interface Rotation {
  readonly functionArn: string;
  readonly rules: RotationRules;
  /** False once it was cancelled. */
  readonly isEnabled: boolean;
  /** Seconds since 1970; absent = never. */
  readonly rotatedAt?: number;
}

export interface RotationRules {
  readonly AutomaticallyAfterDays?: number;
  readonly Duration?: string;
  readonly ScheduleExpression?: string;
}

/** The part of a secret's description that is about its rotation. */
export function describedRotation({ functionArn, rules, isEnabled, rotatedAt }: Rotation): object {
  const days = rules.AutomaticallyAfterDays;
  return {
    RotationEnabled: isEnabled,
    RotationLambdaARN: functionArn,
    RotationRules: rules,
    LastRotatedDate: rotatedAt,
    NextRotationDate:
      isEnabled && days !== undefined ? (rotatedAt ?? Date.now() / 1000) + days * 86_400 : undefined,
  };
}

/** The steps of a rotation, in their order. */
export const STEPS = ["createSecret", "setSecret", "testSecret", "finishSecret"] as const;

export type Step = (typeof STEPS)[number];
