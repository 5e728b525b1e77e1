import type { Gap } from "../gap";

const CONFIG = /(<HostedZoneConfig>)(?:<PrivateZone>\w+<\/PrivateZone>)?/;

/** Hosted zones that are made for a VPC. */
export const privateZones: Gap = {
  because:
    "a hosted zone that is made with a VPC is private and known there alone; moto makes it public and forgets the VPC unless it is called private as well, which Terraform does not do",
  intercept: (passing, forward) => {
    const asked = passing.body.toString();
    const isMade = passing.method === "POST" && /^\/2013-04-01\/hostedzone\/?$/.test(passing.path);
    if (!isMade || !asked.includes("<VPCId>")) return forward(passing);
    const body = CONFIG.test(asked)
      ? asked.replace(CONFIG, "$1<PrivateZone>true</PrivateZone>")
      : asked.replace(
          /<\/CreateHostedZoneRequest>/,
          "<HostedZoneConfig><PrivateZone>true</PrivateZone></HostedZoneConfig>$&",
        );
    return forward({ ...passing, body: Buffer.from(body) });
  },
};
