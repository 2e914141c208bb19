/** What two people's changes over the same version of a document come to. */
export interface MergedDocument<Document> {
  readonly document: Document;
  /** Paths that only the other person changed: taken over. Things of a list are named by their id. */
  readonly taken: readonly string[];
  /** Paths that both changed, and differently: ours stands until somebody decides. */
  readonly contested: readonly string[];
}

interface Thing {
  readonly id: string;
}

/**
 * Brings what two people typed over the same version of a document together: key by key; lists of things that have an
 * `id` thing by thing, so that additions, removals and moves of both are kept; everything else as a whole.
 *
 * @param base the version that both began with
 * @param mine what is in the form
 * @param theirs what was saved meanwhile
 */
export function mergeDocuments<Document>(base: Document, mine: Document, theirs: Document): MergedDocument<Document> {
  const taken: string[] = [];
  const contested: string[] = [];
  const document = merge(base, mine, theirs, '') as Document;
  return { document, taken, contested };

  function merge(was: unknown, ours: unknown, others: unknown, at: string): unknown {
    if (same(ours, others) || same(others, was)) return ours;
    if (isRecord(was) && isRecord(ours) && isRecord(others))
      return Object.fromEntries(
        Object.keys(ours).map((key) => [key, merge(was[key], ours[key], others[key], under(at, key))]),
      );
    if (isThings(was) && isThings(ours) && isThings(others)) return mergeThings(was, ours, others, at);
    if (same(ours, was)) {
      taken.push(at);
      return others;
    }
    contested.push(at);
    return ours;
  }

  function mergeThings(was: readonly Thing[], ours: readonly Thing[], others: readonly Thing[], at: string): Thing[] {
    const [before, mineNow, theirNow] = [byId(was), byId(ours), byId(others)];
    /** What becomes of one thing; `null`: it goes. */
    const decide = (id: string): Thing | null => {
      const [old, own, other] = [before.get(id), mineNow.get(id), theirNow.get(id)];
      if (own && other) return merge(old, own, other, under(at, id)) as Thing;
      const left = own ?? other!;
      // Somebody took it out. Where the other one left it alone it goes; where they changed it, ours stands.
      const added = !old;
      if (!added && !same(left, old)) contested.push(under(at, id));
      else if (other ? added : !added) taken.push(under(at, id));
      return own ? (added || !same(own, old) ? own : null) : added ? other! : null;
    };
    const movedByMe = !same(kept(ours, before), kept(was, mineNow));
    const [frame, added] = movedByMe ? [ours, others] : [others, ours];
    return weave(frame, added)
      .map(decide)
      .filter((thing) => thing !== null);
  }
}

/** Ids in the order of `frame`; those that only `added` has come after the one they stand behind there. */
function weave(frame: readonly Thing[], added: readonly Thing[]): string[] {
  const ids = frame.map(({ id }) => id);
  for (const [at, { id }] of added.entries()) {
    if (ids.includes(id)) continue;
    const behind = added[at - 1];
    ids.splice(behind ? ids.indexOf(behind.id) + 1 : 0, 0, id);
  }
  return ids;
}

const under = (at: string, key: string) => (at === '' ? key : `${at}.${key}`);
const same = (a: unknown, b: unknown) => JSON.stringify(tidy(a)) === JSON.stringify(tidy(b));
const byId = (things: readonly Thing[]) => new Map(things.map((thing) => [thing.id, thing]));
/** The ids of `things` that the other list has too, in their order. */
const kept = (things: readonly Thing[], other: ReadonlyMap<string, Thing>) =>
  things.flatMap(({ id }) => (other.has(id) ? [id] : []));
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isThings = (value: unknown): value is readonly Thing[] =>
  Array.isArray(value) && value.every((one) => isRecord(one) && typeof one['id'] === 'string');

/** Space around a text is no difference. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(tidy);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tidy(one)]));
  return value;
}
