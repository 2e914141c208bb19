import DataLoader from 'dataloader';
import type { GraphqlContext } from '../access/caller.ts';

/**
 * The operation's one loader of this name: all keys asked for in one turn are read by one call of
 * `read`. A key that `read` leaves out gives `undefined`.
 */
export function loader<Value>(
  context: GraphqlContext,
  name: string,
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): DataLoader<string, Value | undefined> {
  const known = context.loaders.get(name) as DataLoader<string, Value | undefined> | undefined;
  if (known) return known;
  const made = new DataLoader<string, Value | undefined>(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key));
  });
  context.loaders.set(name, made);
  return made;
}
