import { LiveCountFeedDocument, type LiveCountNowQuery } from '#generated/graphql.ts';
import { hashOf } from '#lib/api/request.ts';

export type LiveCount = LiveCountNowQuery['liveCount'];

const PATIENCE_MS = 30_000;

/** The count of one event as it changes. Between two words of the server the last one stands, with its time. */
export class LiveCountFeed {
  count: LiveCount = $state.raw() as LiveCount;
  state: 'connecting' | 'live' | 'lost' = $state('connecting');

  constructor(first: LiveCount) {
    this.count = first;
  }

  /** Begins to listen; the connection is code of its own, fetched only here. Returns how to stop. */
  follow(eventId: string): () => void {
    let stop: () => void = () => undefined;
    let stopped = false;
    void import('graphql-ws').then(({ createClient }) => {
      if (stopped) return;
      const client = createClient({
        url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
        lazy: true,
        keepAlive: PATIENCE_MS,
        retryAttempts: Infinity,
        shouldRetry: () => true,
        on: {
          connected: () => (this.state = 'live'),
          closed: () => (this.state = 'lost'),
        },
      });
      const end = client.subscribe<{ liveCount: LiveCount }>(
        {
          query: '',
          operationName: 'LiveCountFeed',
          variables: { eventId },
          extensions: { documentId: hashOf(LiveCountFeedDocument) },
        },
        {
          next: ({ data }) => {
            if (!data) return;
            this.count = data.liveCount;
            this.state = 'live';
          },
          error: () => (this.state = 'lost'),
          complete: () => (this.state = 'lost'),
        },
      );
      stop = () => {
        end();
        void client.dispose();
      };
    });
    return () => {
      stopped = true;
      stop();
    };
  }
}
