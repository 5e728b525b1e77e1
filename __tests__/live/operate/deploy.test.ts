import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GetRolePolicyCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { stringify } from "yaml";
import type { PassingRequest } from "../emulated-aws/proxy";
import { documentedActions } from "../support/accounts/documented-actions";
import { inventory } from "../support/accounts/inventory";
import { noteActions } from "../support/accounts/used-actions";
import { describeWith, LIVE } from "../support/availability";
import { InterruptBetween } from "../support/processes/interrupt-between";
import { succeeded } from "../support/processes/run";
import type { RunningCommand } from "../support/processes/running-command";
import { printTimes, step } from "../support/step";
import { verdictOn } from "../support/system/live-access";
import { liveApi } from "../support/system/live-api";
import {
  CONSUMER_ACCOUNT,
  clientRole,
  liveDeployment,
  PROVIDER_ACCOUNT,
  stateOf,
} from "../support/system/live-deployment";
import { liveEndpoint } from "../support/system/live-endpoint";
import { useLiveSystem } from "../support/system/live-system";

/** The parties by their accounts. */
const PARTIES = [
  [PROVIDER_ACCOUNT, "provider"],
  [CONSUMER_ACCOUNT, "consumer"],
] as const;

interface EarlierDeployment {
  readonly consumers: { readonly consumer: { readonly clients: { assumed?: object | undefined } } };
}

const LOCK = {
  ID: "5b1e7ed5-8f4e-4f0e-9c53-2f6a3fd1d1a0",
  Operation: "OperationTypeApply",
  Who: "colleague@elsewhere",
  Created: "2026-01-05T10:00:00Z",
};

describeWith(LIVE)("crosslink deploy, drift and destroy, in two accounts", () => {
  printTimes();
  const system = useLiveSystem({ attached: true });

  const crosslink = async (args: readonly string[], during?: (running: RunningCommand) => void) => {
    const { status, output } = await system().workspace.drive(args, during);
    return { status, lines: output.split("\n").map((line) => line.replace(/ {3}\d+ s$/, "")) };
  };

  /** Shows the passes with their seconds, for the documentation. */
  const shown = async (args: readonly string[]) => {
    const { output, status } = await system().workspace.drive(args);
    process.stdout.write(`\n$ crosslink ${args.join(" ")}\n${output}`);
    return { status, lines: output.split("\n").map((line) => line.replace(/ {3}\d+ s$/, "")) };
  };

  const everywhere = async () => [
    ...(await inventory(system().account(PROVIDER_ACCOUNT))),
    ...(await inventory(system().account(CONSUMER_ACCOUNT))),
  ];

  let changing: ReturnType<typeof noteActions> | undefined;

  /** A folder with the file as it was before the consumer had a client that assumes a role. */
  const earlierDeployment = () => {
    const earlier = structuredClone(liveDeployment()) as EarlierDeployment;
    earlier.consumers.consumer.clients.assumed = undefined;
    mkdirSync(join(system().workspace.folder, "earlier"));
    writeFileSync(join(system().workspace.folder, "earlier/deployment.yaml"), stringify(earlier));
    return "earlier";
  };

  const isOpen = async () =>
    verdictOn(
      system(),
      clientRole(CONSUMER_ACCOUNT, "consumer", "direct"),
      await liveEndpoint(system(), CONSUMER_ACCOUNT),
    );

  step(
    "the consumer's side alone, before the provider's: it makes nothing, and says who must act",
    async () => {
      system().workspace.describe(liveDeployment());
      succeeded("synth", await system().workspace.synth());
      const { status, lines } = await crosslink(["deploy", "--only", "consumer", "--yes"]);
      expect(status).toBe(2);
      expect(lines).toEqual(
        expect.arrayContaining([
          "consumer waits for provider:",
          "  npx crosslink deploy --only provider",
          "  npx crosslink deploy --only consumer",
        ]),
      );
      expect(await everywhere()).toEqual([]);
    },
  );

  step("a lock that somebody holds: who, since when, and how to unlock; the lock is left alone", async () => {
    const { state } = system();
    const lock = `${stateOf("provider")}.tflock`;
    await state.write(lock, JSON.stringify(LOCK));
    const { status, lines } = await crosslink(["deploy", "--yes"]);
    expect(status).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^ {2}-> colleague@elsewhere has locked the state of provider since 2026-01-05 10:00:00 \(OperationTypeApply\): wait until that run has ended; if it has died, \S+ -chdir=cdktf.out\/stacks\/provider force-unlock 5b1e7ed5-8f4e-4f0e-9c53-2f6a3fd1d1a0$/,
      ),
    );
    expect(await state.read(lock)).toBe(JSON.stringify(LOCK));
    await state.remove(lock);
    expect(await everywhere()).toEqual([]);
  });

  step("from nothing to two linked stacks with one command, in three passes", async () => {
    changing = noteActions(system().aws);
    const { status, lines } = await shown(["deploy", "--yes"]);
    expect(lines.filter((line) => /^(pass|provider|consumer|converged)/.test(line))).toEqual([
      "pass 1",
      "provider  created 20, changed 0, destroyed 0",
      "consumer  created 23, changed 0, destroyed 0",
      "pass 2",
      "provider  created 1, changed 2, destroyed 1",
      "consumer  no changes",
      "pass 3",
      "provider  no changes",
      "converged after 3 passes: nothing is left to do",
    ]);
    expect(status).toBe(0);
    expect(await isOpen()).toBe("allowed");
  });

  step("the same once more does nothing", async () => {
    const before = await everywhere();
    const { status, lines } = await shown(["deploy", "--yes", "--json"]);
    expect(status).toBe(0);
    const end = JSON.parse(lines.filter((line) => line.startsWith("{")).at(-1) ?? "") as object;
    expect(end).toMatchObject({ event: "end", status: 0, passes: 1 });
    expect(await everywhere()).toEqual(before);
  });

  step("nothing drifts after a deployment", async () => {
    expect(await crosslink(["drift"])).toMatchObject({ status: 0 });
  });

  step("a plan needs exactly the permissions that docs/github-actions has for it", async () => {
    const { used, stop } = noteActions(system().aws);
    const { status, lines } = await crosslink(["deploy", "--plan", "--against", earlierDeployment()]);
    stop();
    expect(status).toBe(0);
    expect(lines).toEqual(
      expect.arrayContaining([
        "newly allowed",
        "  + GET / of provider by the access role of consumer through the endpoint of consumer",
      ]),
    );
    for (const [account, party] of PARTIES)
      expect([...(used.get(account) ?? [])].sort()).toEqual(documentedActions("plan", party));
  });

  step("a policy that somebody changed behind Terraform's back is named, and deployed again", async () => {
    const { iam } = system().account(CONSUMER_ACCOUNT);
    const policy = { RoleName: "private-api-consumer-direct", PolicyName: "call" };
    const { PolicyDocument: before = "" } = await iam.send(new GetRolePolicyCommand(policy));
    const allowAll = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    await iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument: JSON.stringify(allowAll) }));
    const { status, lines } = await crosslink(["drift"]);
    expect(status).toBe(2);
    expect(lines).toEqual(
      expect.arrayContaining([
        "provider  no changes",
        "consumer  differs: create 0, change 1, destroy 0",
        "  ~ aws_iam_role_policy.direct_call",
        "consumer is not as the deployment file says; to make it so:",
      ]),
    );
    expect((await crosslink(["deploy", "--yes"])).status).toBe(0);
    const { PolicyDocument: after = "" } = await iam.send(new GetRolePolicyCommand(policy));
    expect(JSON.parse(decodeURIComponent(after))).toEqual(JSON.parse(decodeURIComponent(before)));
  });

  step("destroy leaves nothing, and then has nothing to destroy", async () => {
    const { status, lines } = await shown(["destroy", "--yes"]);
    expect(status).toBe(0);
    const destroyed = lines.filter((line) => /destroyed [1-9]/.test(line)).map((line) => line.split(" ")[0]);
    expect(destroyed).toEqual(["consumer", "provider"]);
    expect(await everywhere()).toEqual([]);
    changing?.stop();
    const again = await crosslink(["destroy", "--yes"]);
    expect(again.lines).toEqual(expect.arrayContaining(["there is nothing to destroy"]));
    expect(again.status).toBe(0);
  });

  step(
    "from nothing to nothing, exactly the permissions were used that docs/github-actions has",
    async () => {
      for (const [account, party] of PARTIES)
        expect([...(changing?.used.get(account) ?? [])].sort()).toEqual(documentedActions("deploy", party));
    },
  );

  step("Ctrl-C during an apply: Terraform saves what it made, and no lock is left", async () => {
    const { aws, state } = system();
    let running: RunningCommand | undefined;
    // The table is made, and is waited for.
    const isWaiting = ({ headers }: PassingRequest) =>
      String(headers["x-amz-target"]).endsWith(".DescribeTable");
    const between = new InterruptBetween(isWaiting, () => running?.interrupt());
    const stop = aws.intercept(between.interceptor);
    const { status, lines } = await crosslink(["deploy", "--yes"], (one) => {
      running = one;
    });
    stop();
    expect(between.isDone).toBe(true);
    expect(status).toBe(1);
    expect(lines).toContainEqual(
      "interrupted at provider, consumer; Terraform came to its end, and no state is locked; what was applied stays, and this goes on:",
    );
    await expect(state.read(`${stateOf("provider")}.tflock`)).rejects.toThrow();
    expect(await state.read(stateOf("provider"))).toContain("aws_dynamodb_table");
  });

  step("a crash between two applies: everything is killed before the consumer's begins", async () => {
    const { account, aws } = system();
    let running: RunningCommand | undefined;
    const stop = aws.intercept(async (request, forward) => {
      if (request.method === "PUT" && request.path.includes(`${stateOf("consumer")}.tflock`)) running?.kill();
      else return forward(request);
      return { status: 500, headers: {}, body: Buffer.alloc(0) };
    });
    const { lines } = await crosslink(["deploy", "--yes"], (one) => {
      running = one;
    });
    stop();
    expect(lines).toContainEqual(expect.stringMatching(/^provider {2}created/));
    expect(lines).not.toContainEqual(expect.stringMatching(/^converged/));
    expect(await inventory(account(CONSUMER_ACCOUNT))).toEqual([]);
  });

  step("deploy again after both: converges, with nothing twice", async () => {
    const { status } = await shown(["deploy", "--yes"]);
    expect(status).toBe(0);
    // Each throws unless there is exactly one.
    await liveApi(system());
    await liveEndpoint(system(), CONSUMER_ACCOUNT);
    expect(await isOpen()).toBe("allowed");
    expect((await crosslink(["drift"])).status).toBe(0);
  });

  step("destroy leaves nothing of what was interrupted, either", async () => {
    expect((await crosslink(["destroy", "--yes"])).status).toBe(0);
    expect(await everywhere()).toEqual([]);
  });
});
