import DataLoader from 'dataloader';
import type { GraphqlContext } from '../access/caller.ts';

/**
 * The operation's one loader of this name: all keys asked for in one turn are read by one call of
 * `read`. A key that `read` leaves out gives `undefined`.
 */
export function loader<Value, Key = string>(
  context: GraphqlContext,
  name: string,
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): DataLoader<Key, Value | undefined> {
  const known = context.loaders.get(name) as DataLoader<Key, Value | undefined> | undefined;
  if (known) return known;
  const made = new DataLoader<Key, Value | undefined>(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key));
  });
  context.loaders.set(name, made);
  return made;
}
