import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Route } from '@playwright/test';
import { newId } from '@pho-hien/kernel';
import { root } from '../../root.ts';
import type { World } from './world.ts';

interface Sent {
  readonly documentId: string;
  readonly variables: { readonly input: { readonly cursor?: string } };
}

/** The server of a gate, answered by the browser's own network layer: what is measured is the device. */
export async function pretendServer(context: BrowserContext, world: World): Promise<void> {
  const documents = JSON.parse(
    readFileSync(join(root, 'apps/web/generated/persisted-documents.json'), 'utf8'),
  ) as Record<string, string>;
  const station = stationOf(world);
  await context.route('**/api/gate/manifest', (route) =>
    route.fulfill({
      headers: { 'x-manifest-bytes': String(world.manifest.length) },
      contentType: 'application/octet-stream',
      body: Buffer.from(world.manifest),
    }),
  );
  await context.route('**/graphql', (route) => answer(route, documents, station));
}

async function answer(route: Route, documents: Record<string, string>, station: object): Promise<void> {
  const { documentId, variables } = route.request().postDataJSON() as Sent;
  const operation = documents[documentId] ?? '';
  const give = (data: object) => route.fulfill({ json: { data } });
  if (operation.includes('pairDevice')) {
    await give({ pairDevice: { __typename: 'DevicePaired', token: 'bench', station } });
  } else if (operation.includes('syncScans')) {
    // With a list at last, the network is gone: what is scanned waits.
    await (variables.input.cursor ? route.abort('internetdisconnected') : give({ syncScans: synced() }));
  } else await give({ gateStation: station });
}

function synced(): object {
  return {
    ...{ __typename: 'ScansSynced', receivedAt: new Date().toISOString(), delta: null, cursor: '1.1', wipe: false },
    ...{ results: [], snapshotNeeded: true, conflicts: [], insideNow: 0, leaseUntil: tomorrow() },
  };
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

function stationOf({ gateId }: World): object {
  const name = { vi: 'Ngày hội', en: 'Festival' };
  return {
    insideNow: 0,
    device: { id: newId(), name: 'Máy đo', rights: 'STEWARD', leaseUntil: tomorrow(), lastSequence: 0 },
    gate: { id: gateId, name: 'Cổng A' },
    badge: { size: 'A6', parts: [], colours: [] },
    event: { id: newId(), endsOn: tomorrow().slice(0, 10), name },
  };
}
