import type { TicketOnList } from '@pho-hien/check-in-core';

/**
 * What a phone of the fault run uses of the gate's own client. Its sources are written for a browser, whose
 * library of types would change those of Node for everything else, so they are described here and loaded
 * by their names.
 */
export interface GateClient {
  readonly GateKnowledge: new (store: object, kept: KeptState, onconflict: () => void) => Knowledge;
  readonly SyncClient: new (transport: object, desk: object, surroundings: object) => Sync;
  readonly serverTransport: (token: string, onprogress: () => void) => object;
  readonly deviceFetch: (token: string) => typeof fetch;
  readonly request: (fetch: unknown, document: unknown) => Promise<{ readonly gateStation: object }>;
  readonly GateStationDocument: unknown;
  readonly readCode: (text: string, list: object, ed25519: object) => Promise<object>;
  readonly decideHere: (list: object, waiting: object, presented: object) => object;
  readonly newScanOf: (decision: object, presented: object, turn: object, knowledge: object) => NewFact;
}

/** A fact before it is kept, as far as the run looks at it. */
export interface NewFact {
  readonly scanId: string;
  readonly verdict: string;
  readonly ticketId: string | null;
}

/** A fact as it is kept. */
export interface KeptFact extends NewFact {
  readonly sequence: number;
  readonly sending: string;
}

/** What the device knew when it was last open. */
export interface KeptState {
  readonly paired: { readonly token: string; readonly station: unknown };
  readonly cursor: string;
}

/** What a device knows, and decides with. */
export interface Knowledge {
  readonly list: { readonly lists: readonly { readonly id: string }[] } | null;
  readonly paired: { readonly station: { readonly gate: { readonly id: string } } };
  readonly waiting: { first(count: number): readonly KeptFact[]; standing(...given: unknown[]): TicketOnList };
  readonly waitingCount: number;
  readonly refusedCount: number;
  readonly clock: { now(): Date; deviceNow(): number };
  readonly cursor: string;
  open(): Promise<void>;
  record(scan: NewFact): Promise<KeptFact>;
  take(answer: object, sentAt: number, snapshot: Uint8Array | null): Promise<void>;
}

interface Sync {
  poke(fresh?: boolean): void;
}

const WEB = new URL('../../apps/web/', import.meta.url);
const FILES = [
  'src/lib/features/gate/gate-knowledge.svelte.ts',
  'src/lib/features/gate/sync-client.ts',
  'src/lib/features/gate/sync-transport.ts',
  'src/lib/features/gate/device-fetch.ts',
  'src/lib/features/gate/read-code.ts',
  'src/lib/features/gate/decide-here.ts',
  'src/lib/features/gate/scan-of-decision.ts',
  'src/lib/api/request.ts',
  'generated/graphql.ts',
];

/** The gate's client, from its own sources. */
export async function loadGateClient(): Promise<GateClient> {
  const modules = await Promise.all(FILES.map((file) => import(new URL(file, WEB).href) as Promise<object>));
  return Object.assign({}, ...modules) as GateClient;
}
