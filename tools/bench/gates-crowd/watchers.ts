import type { CrowdOrder } from './order.ts';

/** People who watch an event's day, each on a connection of their own. */
export interface Watchers {
  /** Snapshots that all of them got. */
  snapshots(): number;
  /** How many have seen so many more admitted than when they came. */
  complete(admitted: number): number;
  close(): void;
}

/** Opens all of them, one after the other; settles when each has seen the first snapshot. */
export async function watchAll(graphqlUrl: string, feedId: string, order: CrowdOrder): Promise<Watchers> {
  const sockets: WebSocket[] = [];
  const seen: number[] = [];
  let before: number | undefined;
  let snapshots = 0;
  const watch = (number: number) => {
    const options = { protocols: ['graphql-transport-ws'], headers: { cookie: order.cookie } };
    const socket = new WebSocket(graphqlUrl.replace('http', 'ws'), options as unknown as string[]);
    sockets.push(socket);
    return new Promise<void>((resolve, reject) => {
      socket.addEventListener('error', () => reject(new Error('a watcher was not let in')));
      socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
      socket.addEventListener('message', ({ data }: { data: string }) => {
        if (data.includes('"connection_ack"')) {
          const payload = { query: '', variables: { eventId: order.eventId }, extensions: { documentId: feedId } };
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
          return;
        }
        const admitted = /"admittedTickets":(\d+)/.exec(data)?.[1];
        if (admitted === undefined) return reject(new Error(data.slice(0, 300)));
        before ??= Number(admitted);
        seen[number] = Number(admitted) - before;
        snapshots += 1;
        resolve();
      });
    });
  };
  for (let number = 0; number < order.watchers; number += 1) await watch(number);
  const first = snapshots;
  return {
    snapshots: () => snapshots - first,
    complete: (admitted) => seen.filter((count) => count >= admitted).length,
    close: () => sockets.forEach((socket) => socket.close()),
  };
}
