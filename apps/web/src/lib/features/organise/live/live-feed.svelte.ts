import type { TypedDocumentString } from '#generated/graphql.ts';
import { hashOf } from '#lib/api/request.ts';

/** Whether somebody is told: `lost` and `refused` try again by themselves, and the last word stands with its time. */
export type LiveState = 'connecting' | 'live' | 'lost' | 'signed-out' | 'refused';

/** The server says something every 15 seconds, changed or not. Who hears nothing for longer hears nothing at all. */
const SILENCE_MS = 25_000;
/** A wall is not looked after: it tries again for ever, and never waits longer than this. */
const LONGEST_WAIT_MS = 8000;
const AGAIN_MS = 1500;
/** Somebody may sign in beside it, or get the right back. */
const AGAIN_WHEN_REFUSED_MS = 20_000;

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

/** Something of one event, or of another thing, as it changes. */
export class LiveFeed<T, Variables extends Record<string, string> = { eventId: string }> {
  now: T = $state.raw() as T;
  state: LiveState = $state('connecting');

  constructor(
    first: T,
    private readonly operation: string,
    private readonly document: TypedDocumentString<Record<string, T>, Variables>,
  ) {
    this.now = first;
  }

  /** Begins to listen; the connection is code of its own, fetched only here. Returns how to stop. */
  follow(variables: Variables): () => void {
    let stopped = false;
    const undo: (() => unknown)[] = [() => (stopped = true)];
    void import('graphql-ws').then(({ createClient }) => {
      if (stopped) return;
      const client = createClient({
        url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
        lazy: true,
        retryAttempts: Infinity,
        retryWait: (retries) =>
          new Promise((resolve) =>
            setTimeout(resolve, Math.min(500 * 2 ** retries, LONGEST_WAIT_MS) * (0.75 + Math.random() / 2)),
          ),
        shouldRetry: () => true,
        on: { closed: () => this.lose() },
      });
      let silence: ReturnType<typeof setTimeout> | undefined;
      let next: ReturnType<typeof setTimeout> | undefined;
      const heard = () => {
        clearTimeout(silence);
        silence = setTimeout(cut, SILENCE_MS);
      };
      /** What is half open says nothing and never closes: a new connection is made. */
      const cut = () => {
        this.lose();
        client.terminate();
        heard();
      };
      const listen = () => {
        if (stopped) return;
        client.subscribe<Record<string, T>>(
          {
            query: '',
            operationName: this.operation,
            variables,
            extensions: { documentId: hashOf(this.document) },
          },
          {
            next: ({ data, errors }: Answer<Record<string, T>>) => {
              heard();
              if (errors) return this.refuse(errors);
              if (!data) return;
              this.now = Object.values(data)[0]!;
              this.state = 'live';
            },
            error: (error) => {
              if (Array.isArray(error)) this.refuse(error as NonNullable<Answer<T>['errors']>);
              else this.lose();
              again();
            },
            // A server that stops ends its streams in good order; the next one is not far.
            complete: () => {
              this.lose();
              again();
            },
          },
        );
      };
      const again = () => {
        clearTimeout(next);
        const refused = this.state === 'signed-out' || this.state === 'refused';
        if (!stopped) next = setTimeout(listen, refused ? AGAIN_WHEN_REFUSED_MS : AGAIN_MS);
      };
      addEventListener('offline', cut);
      addEventListener('online', cut);
      undo.push(
        () => removeEventListener('offline', cut),
        () => removeEventListener('online', cut),
        () => [silence, next].forEach(clearTimeout),
        () => client.dispose(),
      );
      heard();
      listen();
    });
    return () => undo.forEach((step) => step());
  }

  private lose(): void {
    if (this.state === 'connecting' || this.state === 'live') this.state = 'lost';
  }

  private refuse(errors: NonNullable<Answer<T>['errors']>): void {
    const codes = errors.map(({ extensions }) => extensions?.code);
    if (codes.includes('UNAUTHENTICATED') || codes.includes('SECOND_FACTOR_REQUIRED')) this.state = 'signed-out';
    else this.state = codes.includes('NOT_FOUND') ? 'refused' : 'lost';
  }
}
