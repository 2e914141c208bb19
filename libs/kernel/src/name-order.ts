const vietnamese = new Intl.Collator('vi');

const givenName = (name: string) => name.slice(name.lastIndexOf(' ') + 1);

/** The order of Vietnamese lists of people: by given name, which stands last, then by the whole name. */
export function compareNames(a: string, b: string): number {
  return vietnamese.compare(givenName(a), givenName(b)) || vietnamese.compare(a, b);
}
