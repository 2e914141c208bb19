import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { root } from '../../root.ts';

/** One operation of a file of the pages, word for word, with the fragments it uses. */
export function operationOf(file: string, name: string): string {
  const { kind, definitions } = parse(readFileSync(join(root, file), 'utf8'));
  const named = (wanted: string) =>
    definitions.find((definition) => 'name' in definition && definition.name?.value === wanted)!;
  const used = new Set([named(name)]);
  for (const definition of used)
    for (const [, fragment] of print(definition).matchAll(/\.\.\.\s?(?!on\b)(\w+)/g)) used.add(named(fragment!));
  return print({ kind, definitions: [...used] });
}
