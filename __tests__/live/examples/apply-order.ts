/** Stacks that can be applied side by side. */
export type Group = readonly string[];

/**
 * The order of applying that a synthesis prints, in groups one after the other: in each command the providers,
 * then the consumers, which read the providers' states.
 * @throws Error where it prints no order, or one in which a consumer comes before a provider
 */
export function applyOrder(output: string, isProvider: (stackId: string) => boolean): readonly Group[] {
  const [, order] = /^apply: +(.+)$/m.exec(output) ?? [];
  if (order === undefined) throw new Error(`the synthesis does not say in which order to apply:\n${output}`);
  return order.split(", then ").flatMap((command) => {
    const ids = command.replace(/^cdktf deploy /, "").split(" ");
    const first = ids.findIndex((id) => !isProvider(id));
    const [providers, consumers] = first < 0 ? [ids, []] : [ids.slice(0, first), ids.slice(first)];
    if (consumers.some(isProvider)) throw new Error(`a consumer is applied before a provider: ${command}`);
    return [providers, consumers].filter((group) => group.length > 0);
  });
}
