import { existsSync, fdatasyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptFact, KeptState, NewFact } from './gate-client.ts';

interface Taken {
  readonly acks: readonly { readonly scanId: string; readonly sending: string; readonly problem: string | null }[];
  readonly snapshot?: Uint8Array;
  readonly delta?: Uint8Array;
  readonly state: KeptState;
}

/** One line of the journal: a fact, what became of facts, or a beginning. */
type Line =
  | { readonly fact: KeptFact }
  | { readonly acks: Taken['acks']; readonly snapshot?: string; readonly delta?: string; readonly state: KeptState }
  | { readonly parts: readonly string[] }
  | { readonly state: KeptState };

/** Acknowledged so long before it is written, in the run that is to fail. */
const TOO_LATE_MS = 2500;

/**
 * What `GateStore` keeps in a browser's database, in a journal of a file: every step is one line, written
 * through to the disk before its promise settles. A line that a kill cut off was never acknowledged.
 */
export class PhoneStore {
  private readonly file: string;
  private readonly facts = new Map<string, KeptFact>();
  private kept: KeptState | null = null;
  private parts: Uint8Array[] = [];
  private readonly descriptor: number;

  /** @param broken acknowledges before it writes */
  constructor(
    folder: string,
    name: string,
    private readonly broken: boolean,
  ) {
    this.file = join(folder, `${name}.journal`);
    if (existsSync(this.file)) this.readAll();
    this.descriptor = openSync(this.file, 'a');
  }

  /** How many facts were ever kept. */
  get sequence(): number {
    return Math.max(0, ...[...this.facts.values()].map(({ sequence }) => sequence));
  }

  async state(): Promise<KeptState | null> {
    return this.kept;
  }

  async pair(state: KeptState): Promise<void> {
    this.write({ state });
    this.kept = state;
  }

  async manifest(): Promise<Uint8Array[]> {
    return this.parts;
  }

  async dropManifest(): Promise<void> {
    await this.replace([]);
  }

  async compact(merged: Uint8Array, what: 'deltas' | 'everything'): Promise<void> {
    const [snapshot] = this.parts;
    await this.replace(what === 'everything' || !snapshot ? [merged] : [snapshot, merged]);
  }

  async standing(): Promise<KeptFact[]> {
    return [...this.facts.values()].filter(({ sending }) => sending !== 'SENT');
  }

  async record(scan: NewFact): Promise<KeptFact> {
    const fact = { ...scan, sequence: this.sequence + 1, sending: 'WAITING', problem: null, undone: false };
    if (this.broken) setTimeout(() => this.write({ fact }), TOO_LATE_MS);
    else this.write({ fact });
    this.facts.set(fact.scanId, fact);
    return fact;
  }

  async take({ acks, snapshot, delta, state }: Taken): Promise<void> {
    this.write({ acks, state, ...(snapshot && { snapshot: text(snapshot) }), ...(delta && { delta: text(delta) }) });
    this.taken(acks, state, snapshot, delta);
  }

  private taken(acks: Taken['acks'], state: KeptState, snapshot?: Uint8Array, delta?: Uint8Array): void {
    for (const { scanId, sending } of acks) {
      const fact = this.facts.get(scanId);
      if (fact) this.facts.set(scanId, { ...fact, sending });
    }
    if (snapshot) this.parts = [];
    this.parts = [...this.parts, ...[snapshot, delta].filter((bytes) => bytes !== undefined)];
    this.kept = state;
  }

  private async replace(parts: Uint8Array[]): Promise<void> {
    this.write({ parts: parts.map(text) });
    this.parts = parts;
  }

  private write(line: Line): void {
    writeSync(this.descriptor, `${JSON.stringify(line)}\n`);
    fdatasyncSync(this.descriptor);
  }

  private readAll(): void {
    const whole = readFileSync(this.file, 'utf8');
    const lines = whole.slice(0, whole.lastIndexOf('\n') + 1);
    for (const one of lines.split('\n').filter(Boolean)) this.readOne(JSON.parse(one) as Line);
    // What was cut off goes, so that the next line begins where a line begins.
    if (lines.length < whole.length) writeFileSync(this.file, lines);
  }

  private readOne(line: Line): void {
    if ('fact' in line) this.facts.set(line.fact.scanId, line.fact);
    else if ('parts' in line) this.parts = line.parts.map(bytes);
    else if ('acks' in line) this.taken(line.acks, line.state, bytesIn(line.snapshot), bytesIn(line.delta));
    else this.kept = line.state;
  }
}

const text = (of: Uint8Array): string => Buffer.from(of).toString('base64');
const bytesIn = (of: string | undefined): Uint8Array | undefined => (of === undefined ? undefined : bytes(of));
const bytes = (of: string): Uint8Array => new Uint8Array(Buffer.from(of, 'base64'));
