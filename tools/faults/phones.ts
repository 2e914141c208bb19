/** Gate devices without a screen, several in one process that may be killed at any moment; prints what they show. */
import { readFileSync } from 'node:fs';
import { loadGateClient } from './gate-client.ts';
import { runPhone } from './phone.ts';
import type { PhonesOrder } from './reports.ts';

const order = JSON.parse(readFileSync(process.env['ORDER']!, 'utf8')) as PhonesOrder;
// The gate's page knows its server by the address that it came from.
const onTheNetwork = fetch;
globalThis.fetch = (input, init) => onTheNetwork(new URL(String(input), order.url), init);

let isScanning = process.env['RESTING'] !== '1';
// Told to rest, they go on handing in what waits.
process.stdin.on('data', () => (isScanning = false));
const client = await loadGateClient();
await Promise.all(order.phones.map((phone) => runPhone(client, order, phone, () => isScanning)));
