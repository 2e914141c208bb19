/** What a gate's device asks for when it hands in what it decided. */
export const SYNC_OPERATION = /* GraphQL */ `
  mutation SyncScans($input: SyncScansInput!) {
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
