import { newId } from '@pho-hien/kernel';
import type { RedeemTicketInput, ScanRecorded } from '../scans/scan.graphql.ts';
import type { CheckInApi } from './check-in-api.ts';
import type { TestDevice } from './fixtures.ts';

export const REDEEM = /* GraphQL */ `
  mutation Redeem($input: RedeemTicketInput!) {
    redeemTicket(input: $input) {
      __typename
      ... on ScanRecorded {
        scanId
        verdict
        reason
        onList
        direction
        usedAt
        usedGate
        insideNow
        ticket {
          ticketId
          holderName
          organisationName
          ticketTypeName {
            vi
          }
        }
        candidates {
          ticketId
          holderName
        }
      }
      ... on OverrideNotAllowed {
        refusal
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

const UNDO = /* GraphQL */ `
  mutation Undo($input: UndoScanInput!) {
    undoScan(input: $input) {
      __typename
      ... on ScanUndone {
        insideNow
      }
      ... on UndoNotPossible {
        refusal
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

/** Every field of every member of the answer's union. */
export type RedeemAnswer = Partial<ScanRecorded> & {
  readonly __typename: string;
  readonly refusal?: string;
  readonly problems?: readonly { readonly field: string; readonly code: string }[];
};

/** The scan of a code by a device, now, as its next one. */
export function aScan(
  app: CheckInApi,
  device: TestDevice,
  listId: string,
  code: string,
  change: Partial<RedeemTicketInput> = {},
): RedeemTicketInput {
  const sequence = device.sequence;
  device.sequence += 1;
  return {
    scanId: newId(),
    sequence,
    listId,
    direction: 'ENTRY',
    scannedAt: app.clock.now(),
    code,
    method: 'CAMERA',
    ...change,
  };
}

/** Sends a scan as it is. */
export async function send(app: CheckInApi, device: TestDevice, input: RedeemTicketInput): Promise<RedeemAnswer> {
  const { redeemTicket } = await app.askAs<{ redeemTicket: RedeemAnswer }>(device.token, REDEEM, { input });
  return redeemTicket;
}

/** Scans a code. */
export function scan(
  app: CheckInApi,
  device: TestDevice,
  listId: string,
  code: string,
  change: Partial<RedeemTicketInput> = {},
): Promise<RedeemAnswer> {
  return send(app, device, aScan(app, device, listId, code, change));
}

/** Takes a scan back. */
export async function undo(
  app: CheckInApi,
  device: TestDevice,
  undoesScanId: string,
  change: object = {},
): Promise<RedeemAnswer> {
  const sequence = device.sequence;
  device.sequence += 1;
  const input = {
    scanId: newId(),
    sequence,
    undoesScanId,
    scannedAt: app.clock.now(),
    reason: 'Quét nhầm người',
    ...change,
  };
  const { undoScan } = await app.askAs<{ undoScan: RedeemAnswer }>(device.token, UNDO, { input });
  return undoScan;
}
