/**
 * `npm start`: the whole product on this machine, with demonstration data, at one address.
 * `npm run dev` is the same and follows changes of the code.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFree } from './free-port.ts';
import { Problem } from './problem.ts';
import { root } from './root.ts';
import { startProduct, stopAll, type Stop } from './start/product.ts';
import { onRequestToStop } from './start/request-to-stop.ts';

const began = performance.now();
const reload = process.argv.includes('--dev');
const folder = process.env['DATA_DIR'] || join(root, '.data');
const stops: Stop[] = [];

let stopping = false;
onRequestToStop(async () => {
  stopping = true;
  console.log('\nĐang dừng · Stopping …');
  await stopAll(stops);
  process.exit(0);
});

try {
  const port = await choosePort();
  console.log('Phố Hiến đang khởi động · Phố Hiến is starting');
  const say = (line: string) => console.log(`  ${line} …`);
  const product = await startProduct({ folder, port, reload, say }, stops);
  void product.broken.then(async (reason) => {
    console.error(`\n${reason}`);
    await product.stop();
    process.exit(1);
  });
  console.log(`  Sẵn sàng sau ${((performance.now() - began) / 1000).toFixed(1)} giây · Ready. Ctrl-C: dừng · stop\n`);
  if (existsSync(product.accounts)) console.log(readFileSync(product.accounts, 'utf8'));
  console.log(product.url);
} catch (error) {
  // What a request to stop interrupted is no failure.
  if (!stopping) {
    console.error(error instanceof Problem ? error.message : error);
    process.exitCode = 1;
  }
}

async function choosePort(): Promise<number> {
  const given = process.env['PORT'] || '3000';
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Problem(`PORT phải là số từ 1 đến 65535 · PORT must be a number from 1 to 65535, not "${given}".`);
  }
  if (await isFree(port)) return port;
  throw new Problem(
    `Cổng ${port} đang được dùng · Port ${port} is taken: stop what uses it, or choose another: PORT=${port + 1} npm start`,
  );
}
