/**
 * `npm run demo -- --registrations 50000`: the product with a demonstration of another size, kept in
 * a folder of its own; a second start goes on with it.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.ts';

const { values } = parseArgs({ options: { registrations: { type: 'string', default: '2000' } } });
const registrations = Number(values.registrations);
if (!Number.isInteger(registrations) || registrations < 100 || registrations > 200_000) {
  console.error('--registrations: 100 … 200000');
  process.exit(1);
}
process.env['DEMO_REGISTRATIONS'] = String(registrations);
process.env['DATA_DIR'] ||= join(root, `.data-${registrations}`);
await import('./start.ts');
