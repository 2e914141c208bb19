import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../root.ts';
import { FROM_SOURCE } from '../start/steps.ts';
import { watchOver } from '../watchdog.ts';
import type { Notebook } from './notebook.ts';
import type { Part } from './part.ts';
import type { PhoneReport, PhonesOrder } from './reports.ts';

/** Several gate devices without a screen, in a process that is killed as a phone's battery ends. */
export class PhonesPart implements Part {
  readonly kind = 'phones';
  private child: ChildProcess | undefined;
  private resting = false;
  private readonly file: string;

  constructor(
    private readonly order: PhonesOrder,
    private readonly notebook: Notebook,
  ) {
    this.file = join(order.folder, `${order.phones[0]!.name}.json`);
    writeFileSync(this.file, JSON.stringify(order));
  }

  kill(): void {
    this.child?.kill('SIGKILL');
  }

  /** Settles with the first word of a phone. */
  async start(): Promise<void> {
    const args = [...FROM_SOURCE, '--import', './tools/faults/from-svelte.mjs', 'tools/faults/phones.ts'];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { PATH: process.env['PATH'], ORDER: this.file, RESTING: this.resting ? '1' : '' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child = child;
    child.stdin!.on('error', () => undefined);
    const callOff = watchOver(child.pid ?? 0, { signal: 'TERM' });
    for (const { name } of this.order.phones) this.notebook.unknown(name);
    await new Promise<void>((resolve) => {
      child.once('exit', () => {
        callOff();
        resolve();
      });
      createInterface({ input: child.stdout! }).on('line', (line) => {
        this.notebook.heard(JSON.parse(line) as PhoneReport);
        resolve();
      });
    });
  }

  /** Nobody comes any more; what waits is still handed in. */
  rest(): void {
    this.resting = true;
    this.child?.stdin?.write('rest\n');
  }

  stop(): void {
    this.kill();
  }
}
