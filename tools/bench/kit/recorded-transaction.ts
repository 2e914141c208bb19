import { randomBytes } from 'node:crypto';
import { newId } from '@pho-hien/kernel';

/** One statement as it was sent: numbers, booleans and nulls as they are, all else as PostgreSQL's text. */
export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly (string | number | boolean | null)[];
}

/** The statements of one use case, with what must not change when they are sent again. */
export interface Recording {
  readonly statements: readonly RecordedStatement[];
  /** Ids of rows that exist already, such as the event's. */
  readonly kept: readonly string[];
  /** A word that stands in every value that must be another each time, such as names and addresses. */
  readonly word: string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const HASH = /\b[0-9a-f]{64}\b/g;

/**
 * The recording as if it were another person's: new ids, new hashes, another word, and the same
 * statements. What was the same in the recording is the same here.
 */
export function asAnother({ statements, kept, word }: Recording): RecordedStatement[] {
  const others = new Map<string, string>(kept.map((id) => [id, id]));
  const other = (old: string, make: () => string): string => {
    const known = others.get(old);
    if (known !== undefined) return known;
    const made = make();
    others.set(old, made);
    return made;
  };
  const anotherWord = randomBytes(6)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);
  return statements.map(({ text, values }) => ({
    text,
    values: values.map((value) =>
      typeof value === 'string'
        ? value
            .replace(UUID, (id) => other(id, newId))
            .replace(HASH, (hash) => other(hash, () => randomBytes(32).toString('hex')))
            .replaceAll(word, anotherWord)
        : value,
    ),
  }));
}
