/** A failure a person can act on: its message is one plain sentence, shown without a stack. */
export class Problem extends Error {
  override readonly name = 'Problem';
}
