import type { Gap } from "./gap";

/** The size of a volume that an instance is started with. */
export const rootVolumes: Gap = {
  because:
    "EC2 takes the size of an instance's first volume from its image where nobody says one; moto answers 400, The request must contain the parameter size or snapshotId",
  stage: (passing, forward) => {
    const form = new URLSearchParams(passing.method === "POST" ? passing.body.toString("latin1") : "");
    if (form.get("Action") !== "RunInstances") return forward(passing);
    const volumes = [...form.keys()].flatMap((key) => /^BlockDeviceMapping\.\d+\.Ebs\b/.exec(key) ?? []);
    for (const volume of new Set(volumes)) {
      const isSized = form.has(`${volume}.VolumeSize`) || form.has(`${volume}.SnapshotId`);
      if (!isSized) form.set(`${volume}.VolumeSize`, "8");
    }
    return forward({ ...passing, body: Buffer.from(form.toString()) });
  },
};
