import type {
  EndEvent,
  OperationEvent,
  PartyEvent,
  PartyOutcome,
  PlanEvent,
  ReportedProblem,
} from "./operation-event";
import type { Action } from "./terraform/changes";

/** An event in lines for people. @param width of the longest party's name */
export function eventText(event: OperationEvent, width: number): readonly string[] {
  switch (event.event) {
    case "synthesized":
      return event.access;
    case "pass":
      return [`pass ${event.pass}`];
    case "plan":
      return planText(event, width);
    case "party":
      return partyText(event, width);
    case "kept":
      return [`${event.party.padEnd(width)}  keeps ${event.address}: ${event.because}`];
    case "end":
      return endText(event);
  }
}

const SIGNS: Readonly<Record<Action, string>> = { create: "+", update: "~", delete: "-", replace: "±" };

function planText(event: PlanEvent, width: number): readonly string[] {
  const { created, changed, destroyed, party, resources, outputs, show } = event;
  return [
    `${party.padEnd(width)}  create ${created}, change ${changed}, destroy ${destroyed}`,
    ...changesText({ resources, outputs }),
    ...(show === undefined ? [] : [`  in full: ${show}`]),
  ];
}

function changesText({
  resources = [],
  outputs = [],
}: Pick<PartyEvent, "resources" | "outputs">): readonly string[] {
  return [
    ...resources.map(({ address, action }) => `  ${SIGNS[action]} ${address}`),
    ...outputs.map((name) => `  ~ output.${name}`),
  ];
}

/** `provider  created 22, changed 1, destroyed 0   41 s` */
function partyText(event: PartyEvent, width: number): readonly string[] {
  const { party, outcome, seconds, problems = [] } = event;
  return [
    `${party.padEnd(width)}  ${OUTCOMES[outcome](event)}   ${Math.round(seconds)} s`,
    ...changesText(event),
    ...problems.flatMap(problemText),
  ];
}

const OUTCOMES: Readonly<Record<PartyOutcome, (event: PartyEvent) => string>> = {
  applied: made,
  unchanged: () => "no changes",
  differs: ({ created, changed, destroyed }) =>
    `differs: create ${created}, change ${changed}, destroy ${destroyed}`,
  destroyed: made,
  skipped: () => "has nothing to destroy",
  waits: ({ waitsFor = [] }) => `waits for ${waitsFor.join(", ")}`,
  failed: (event) => `failed: ${made(event)}`,
  interrupted: (event) => `interrupted: ${made(event)}`,
};

function made({ created, changed, destroyed }: PartyEvent): string {
  return `created ${created}, changed ${changed}, destroyed ${destroyed}`;
}

function problemText({ summary, detail = "", address, advice }: ReportedProblem): readonly string[] {
  const lines = `Error: ${summary}\n${detail}`.split("\n").map((line) => line.trimEnd());
  return [
    ...lines.filter((line) => line !== "").map((line) => `  ${line}`),
    ...(address === undefined ? [] : [`  with ${address}`]),
    ...(advice === undefined ? [] : [`  -> ${advice}`]),
  ];
}

function endText({ message, next, log }: EndEvent): readonly string[] {
  return [
    message,
    ...next.map((line) => `  ${line}`),
    ...(log === undefined ? [] : [`Terraform's output: ${log}`]),
  ];
}
