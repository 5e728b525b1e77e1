import type { HttpGatewayOutline } from "../../../outline/gateway/http-gateway";
import { type KeyRule, missing, needless } from "../../keys/key-rule";

/** The keys of a gateway that some have no use for, or cannot do without. */
export const HTTP_GATEWAY_KEYS: readonly KeyRule<HttpGatewayOutline>[] = [
  missing(
    "acknowledgePublic",
    is("none"),
    "acknowledgePublic: true, as with auth: none anybody on the internet may call",
  ),
  needless("acknowledgePublic", isNot("none"), "no acknowledgePublic where not everybody may call"),
  missing("jwt", is("jwt"), "the issuer and the audience of tokens, as auth is jwt"),
  needless("jwt", isNot("jwt"), "no jwt but with auth: jwt", { at: "key" }),
  missing("callers", is("iam"), "the roles that may call, as auth is iam"),
  needless("callers", isNot("iam"), "no callers but with auth: iam", { at: "key" }),
  needless(
    "callers",
    ({ value }) => value?.auth === "iam" && Object.keys(value.callers ?? { refused: {} }).length === 0,
    "at least one caller",
    { got: "none" },
  ),
];

type Auth = NonNullable<HttpGatewayOutline["value"]>["auth"];

function is(auth: Auth) {
  return ({ value }: HttpGatewayOutline) => value?.auth === auth;
}

function isNot(auth: Auth) {
  return ({ value }: HttpGatewayOutline) => value?.auth !== undefined && value.auth !== auth;
}
