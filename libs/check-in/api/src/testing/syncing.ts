import { newId } from '@pho-hien/kernel';
import type { ScanFactInput, ScansSynced, SyncScansInput, UndoFactInput } from '../sync/sync.graphql.ts';
import type { CheckInApi } from './check-in-api.ts';
import type { TestDevice } from './fixtures.ts';

export const SYNC = /* GraphQL */ `
  mutation Sync($input: SyncScansInput!) {
    syncScans(input: $input) {
      __typename
      ... on ScansSynced {
        receivedAt
        results {
          scanId
          outcome
          problem
          field
        }
        delta
        cursor
        snapshotNeeded
        conflicts {
          id
          ticketId
          entry {
            scanId
            gateName
            here
          }
          other {
            scanId
            gateName
            here
          }
        }
        insideNow
        leaseUntil
        wipe
      }
      ... on InvalidInput {
        problems {
          field
          code
        }
      }
    }
  }
`;

/** An admission by a device, now, as its next fact. */
export function aFact(
  app: CheckInApi,
  device: TestDevice,
  listId: string,
  ticketId: string | null,
  change: Partial<ScanFactInput> = {},
): ScanFactInput {
  const sequence = device.sequence;
  device.sequence += 1;
  return {
    scanId: newId(),
    sequence,
    listId,
    ticketId,
    direction: 'ENTRY',
    method: 'CAMERA',
    scannedAt: app.clock.now(),
    verdict: 'OK',
    reason: 'FIRST_ENTRY',
    onList: true,
    identityConfirmed: false,
    cursor: '',
    ...change,
  };
}

/** A mistake that a device says it made. */
export function anUndo(app: CheckInApi, device: TestDevice, undoesScanId: string): UndoFactInput {
  const sequence = device.sequence;
  device.sequence += 1;
  return { scanId: newId(), sequence, undoesScanId, scannedAt: app.clock.now(), reason: 'Quét nhầm người' };
}

type SyncAnswer = ScansSynced & { readonly problems?: readonly { readonly field: string; readonly code: string }[] };

/** Hands facts in. */
export async function sync(
  app: CheckInApi,
  device: TestDevice,
  scans: readonly ScanFactInput[] = [],
  change: Partial<SyncScansInput> = {},
): Promise<SyncAnswer> {
  const undos = change.undos ?? [];
  const input = {
    cursor: '',
    sentAt: app.clock.now(),
    waiting: scans.length + undos.length,
    scans,
    undos,
    ...change,
  };
  return (await app.askAs<{ syncScans: SyncAnswer }>(device.token, SYNC, { input })).syncScans;
}

/** What became of each fact, in the order in which they are given. */
export const outcomes = ({ results }: ScansSynced, facts: readonly { readonly scanId: string }[]): string[] =>
  facts.map(({ scanId }) => {
    const result = results.find((one) => one.scanId === scanId);
    return result ? [result.outcome, result.problem, result.field].filter(Boolean).join(' ') : 'MISSING';
  });
