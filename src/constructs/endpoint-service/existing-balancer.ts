import { DataAwsLb } from "@cdktf/provider-aws/lib/data-aws-lb";
import { DataAwsLbListener } from "@cdktf/provider-aws/lib/data-aws-lb-listener";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import type { TerraformResourceLifecycle } from "cdktf";
import { Construct } from "constructs";

export interface ExistingBalancerProps {
  readonly balancerArn: string;
  /** The port that it has to listen on. */
  readonly port: number;
  /** The zones that it has to be in, by id. */
  readonly zoneIds: readonly string[];
  /** The place of the service in the deployment file. */
  readonly path: string;
}

/**
 * A balancer that somebody else looks after. It is left as it is; a plan fails where it is not what the file says: an internal network
 * balancer, in these zones, with a TCP listener on the service's port. An endpoint service takes only balancers of the network and the
 * gateway type, and one that faces the internet would answer there as well.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 */
export class ExistingBalancer extends Construct {
  readonly balancerArn: string;
  /** The condition under which an endpoint service is made of it. */
  readonly precondition: TerraformResourceLifecycle["precondition"];

  constructor(scope: Construct, id: string, { balancerArn, port, zoneIds, path }: ExistingBalancerProps) {
    super(scope, id);

    const balancer = new DataAwsLb(this, "balancer:existing", {
      arn: balancerArn,
      lifecycle: {
        postcondition: [
          {
            condition: '${self.load_balancer_type == "network" && self.internal}',
            errorMessage: `${path}.compute.loadBalancerArn: expected an internal network balancer, got \${self.internal ? "an internal" : "an internet-facing"} balancer of type \${self.load_balancer_type}`,
          },
        ],
      },
    });
    new DataAwsLbListener(this, "listener:existing", {
      loadBalancerArn: balancer.arn,
      port,
      lifecycle: {
        postcondition: [
          {
            condition: '${self.protocol == "TCP"}',
            errorMessage: `${path}.port: expected a TCP listener on ${port} of the balancer, got one for \${self.protocol}`,
          },
        ],
      },
    });
    const subnets = new DataAwsSubnet(this, "subnet:existing", { id: "${each.value}" });
    subnets.addOverride("for_each", `\${${balancer.fqn}.subnets}`);
    const zones = `[for one in ${subnets.fqn} : one.availability_zone_id]`;

    this.balancerArn = balancer.arn;
    this.precondition = [
      {
        condition: `\${length(setsubtract(${JSON.stringify(zoneIds)}, ${zones})) == 0}`,
        errorMessage: `${path}.compute.zones: expected zones of the balancer, which is in \${join(", ", ${zones})}, got ${zoneIds.join(", ")}`,
      },
    ];
  }
}
