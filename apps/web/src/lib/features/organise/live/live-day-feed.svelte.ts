import { LiveDayFeedDocument, type LiveDayPartsFragment } from '#generated/graphql.ts';
import { hashOf } from '#lib/api/request.ts';

export type LiveDay = LiveDayPartsFragment;

const PATIENCE_MS = 30_000;
/** A wall is not looked after: it tries again for ever, and never waits longer than this. */
const LONGEST_WAIT_MS = 8000;
const AGAIN_MS = 1500;

interface Answer {
  readonly data?: { readonly liveDay: LiveDay } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** The day of one event as it changes. Between two words of the server the last one stands, with its time. */
export class LiveDayFeed {
  day: LiveDay = $state.raw() as LiveDay;
  state: 'connecting' | 'live' | 'lost' = $state('connecting');

  /** @param refused called once when the viewer may watch no longer: their session ended, or their role */
  constructor(
    first: LiveDay,
    private readonly refused: () => void,
  ) {
    this.day = first;
  }

  /** Begins to listen; the connection is code of its own, fetched only here. Returns how to stop. */
  follow(eventId: string): () => void {
    let stopped = false;
    let dispose: () => unknown = () => undefined;
    void import('graphql-ws').then(({ createClient }) => {
      if (stopped) return;
      const client = createClient({
        url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
        lazy: true,
        keepAlive: PATIENCE_MS,
        retryAttempts: Infinity,
        retryWait: (retries) =>
          new Promise((resolve) =>
            setTimeout(resolve, Math.min(500 * 2 ** retries, LONGEST_WAIT_MS) * (0.75 + Math.random() / 2)),
          ),
        shouldRetry: () => true,
        on: { closed: () => (this.state = 'lost') },
      });
      dispose = () => client.dispose();
      const payload = {
        query: '',
        operationName: 'LiveDayFeed',
        variables: { eventId },
        extensions: { documentId: hashOf(LiveDayFeedDocument) },
      };
      const listen = () => {
        if (stopped) return;
        client.subscribe<Answer['data']>(payload, {
          next: ({ data, errors }: Answer) => {
            if (errors) return end();
            if (!data) return;
            this.day = data.liveDay;
            this.state = 'live';
          },
          error: (error) => (Array.isArray(error) ? end() : again()),
          // A server that stops ends its streams in good order; the next one is not far.
          complete: again,
        });
      };
      const again = () => {
        if (stopped) return;
        this.state = 'lost';
        setTimeout(listen, AGAIN_MS);
      };
      const end = () => {
        if (stopped) return;
        stopped = true;
        this.state = 'lost';
        this.refused();
      };
      listen();
    });
    return () => {
      stopped = true;
      void dispose();
    };
  }
}
