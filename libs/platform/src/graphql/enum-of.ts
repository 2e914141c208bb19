/** A list of names as the object that `registerEnumType` wants: every name means itself. */
export function enumOf<const Name extends string>(names: readonly Name[]): { readonly [name in Name]: name } {
  return Object.fromEntries(names.map((name) => [name, name])) as { [name in Name]: name };
}
