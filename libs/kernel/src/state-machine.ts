/** One arrow of a workflow: from any of these states, this event leads to that state, when one of these fires it. */
export interface Transition<State extends string, Event extends string, Who extends string> {
  readonly event: Event;
  readonly from: readonly State[];
  readonly to: State;
  readonly by: readonly Who[];
}

/** A workflow as a table: what the server obeys, what decides which buttons a page shows, what the docs draw. */
export interface StateMachine<State extends string, Event extends string, Who extends string> {
  readonly states: readonly State[];
  /** The states in which something may begin. */
  readonly initial: readonly State[];
  readonly transitions: readonly Transition<State, Event, Who>[];
}

/**
 * Declares a workflow.
 *
 * @throws Error when the table is wrong: a state that nothing leads to, or two arrows for one event
 * from one state. It is thrown where the module loads, so a wrong table never starts.
 */
export function defineStateMachine<State extends string, Event extends string, Who extends string>(
  machine: StateMachine<State, Event, Who>,
): StateMachine<State, Event, Who> {
  const reached = new Set<State>(machine.initial);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const { from, to } of machine.transitions) if (from.some((state) => reached.has(state))) reached.add(to);
  }
  const lost = machine.states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`nothing leads to ${lost.join(', ')}`);

  const arrows = machine.transitions.flatMap(({ event, from }) => from.map((state) => `${event} from ${state}`));
  const twice = arrows.filter((arrow, i) => arrows.indexOf(arrow) !== i);
  if (twice.length > 0) throw new Error(`two ways to ${twice.join(', ')}`);
  return machine;
}

/** The state that the event leads to from this one, or `null` when it cannot happen here. */
export function nextState<State extends string, Event extends string, Who extends string>(
  machine: StateMachine<State, Event, Who>,
  state: State,
  event: Event,
): State | null {
  return machine.transitions.find((arrow) => arrow.event === event && arrow.from.includes(state))?.to ?? null;
}

/** What may happen in this state when one of `who` acts. */
export function possibleEvents<State extends string, Event extends string, Who extends string>(
  machine: StateMachine<State, Event, Who>,
  state: State,
  who: readonly Who[],
): Event[] {
  return machine.transitions
    .filter(({ from, by }) => from.includes(state) && by.some((one) => who.includes(one)))
    .map(({ event }) => event);
}

/** The workflow as the text of a Mermaid state diagram, for the docs. */
export function diagramOf(machine: StateMachine<string, string, string>): string {
  return [
    'stateDiagram-v2',
    ...machine.initial.map((state) => `  [*] --> ${state}`),
    ...machine.transitions.flatMap(({ event, from, to }) => from.map((state) => `  ${state} --> ${to}: ${event}`)),
  ].join('\n');
}
