import type { Gap } from "./gap";

/** Instances as they are started and described. */
export const instances: Gap = {
  because:
    "EC2 takes the size of an instance's first volume from its image, counts the groups of its first interface as the instance's, and speaks of an interface's public address only where it has one; moto refuses a volume without a size, leaves the instance without a group, and describes an empty association, which the AWS provider takes for a public address: a replacement in every plan",
  intercept: async (passing, forward) => {
    const form = new URLSearchParams(passing.method === "POST" ? passing.body.toString("latin1") : "");
    if (form.get("Action") === "RunInstances") {
      for (const volume of volumesWithoutSize(form)) form.set(`${volume}.VolumeSize`, "8");
      for (const [key, group] of [...form])
        if (key.startsWith(GROUP)) form.set(key.slice(INTERFACE.length), group);
      return forward({ ...passing, body: Buffer.from(form.toString()) });
    }
    if (/^CreateLaunchTemplate(?:Version)?$/.test(form.get("Action") ?? "")) {
      // The scaling group of a template starts instances within moto.
      for (const volume of volumesWithoutSize(form, TEMPLATE)) form.set(`${volume}.VolumeSize`, "8");
      return forward({ ...passing, body: Buffer.from(form.toString()) });
    }
    const answer = await forward(passing);
    if (form.get("Action") !== "DescribeInstances") return answer;
    const body = answer.body.toString().replaceAll(/<association\s*\/>|<association><\/association>/g, "");
    return { ...answer, body: Buffer.from(body) };
  },
};

const INTERFACE = "NetworkInterface.1.";
const GROUP = `${INTERFACE}SecurityGroupId.`;

const TEMPLATE = "LaunchTemplateData.";

/** @param before the keys of the volumes */
function volumesWithoutSize(form: URLSearchParams, before = ""): readonly string[] {
  const volumes = [...form.keys()]
    .filter((key) => key.startsWith(before))
    .flatMap((key) => /^BlockDeviceMapping\.\d+\.Ebs(?=\.)/.exec(key.slice(before.length)) ?? [])
    .map((volume) => before + volume);
  return [...new Set(volumes)].filter(
    (volume) => !form.has(`${volume}.VolumeSize`) && !form.has(`${volume}.SnapshotId`),
  );
}
