import type { Direction, SimulatedStep } from '@pho-hien/check-in-core';
import { newId } from '@pho-hien/kernel';
import type { RedeemTicket } from '../scans/redeem-ticket.ts';
import type { SimulatedGate } from './simulated-gates.ts';
import { SIMULATOR } from './simulated-gates.ts';
import type { SimulationStock } from './simulation-stock.ts';

/** What a festival's crowd is made of. */
export interface CrowdParts {
  readonly stock: SimulationStock;
  readonly redeem: RedeemTicket;
  readonly gates: readonly SimulatedGate[];
  /** 0 to 1, without 1. */
  readonly chance: () => number;
  readonly now: () => Date;
}

/** Who comes, goes and tries at the gates of one event: every scan of a real ticket, through the use case. */
export class SimulatedCrowd {
  private readonly drawn = new Map<string, string[]>();
  private readonly entrances: readonly SimulatedGate[];
  private readonly doors: readonly SimulatedGate[];

  constructor(private readonly parts: CrowdParts) {
    this.entrances = parts.gates.filter(({ entrance }) => entrance);
    this.doors = parts.gates.filter(({ rooms }) => rooms.length > 0);
  }

  /** Makes one scan; false where there was nobody to whom it could happen. */
  async step(step: SimulatedStep): Promise<boolean> {
    const isRoom = step === 'ENTER_ROOM' || step === 'LEAVE_ROOM';
    const gate = this.oneOf(isRoom ? this.doors : this.entrances);
    const listId = isRoom ? gate && this.oneOf(gate.rooms)?.id : gate?.entrance?.id;
    if (!gate || !listId) return false;
    const code = await this.codeFor(step, listId);
    if (!code) return false;
    const direction: Direction = step === 'LEAVE' || step === 'LEAVE_ROOM' ? 'EXIT' : 'ENTRY';
    gate.sequence += 1;
    await this.parts.redeem.run({ ...SIMULATOR, actor: gate.device }, gate.device, {
      scanId: newId({ now: this.parts.now }),
      sequence: gate.sequence,
      listId,
      direction,
      scannedAt: this.parts.now(),
      code,
      method: 'CAMERA',
    });
    return true;
  }

  private async codeFor(step: SimulatedStep, listId: string): Promise<string | undefined> {
    switch (step) {
      case 'ARRIVE':
        return this.draw(`outside ${listId}`, () => this.parts.stock.outside(listId));
      case 'COME_BACK':
        return this.draw(`left ${listId}`, () => this.parts.stock.seen(listId, this.parts.now(), false));
      case 'FORGED': {
        const code = await this.draw(`outside ${listId}`, () => this.parts.stock.outside(listId));
        return code && forged(code);
      }
      case 'ENTER_ROOM': {
        const entrance = this.entrances[0]?.entrance?.id ?? listId;
        return this.draw(`inside ${entrance}`, () => this.parts.stock.seen(entrance, this.parts.now(), true));
      }
      case 'LEAVE':
      case 'LEAVE_ROOM':
      case 'USED_TWICE':
        return this.draw(`inside ${listId}`, () => this.parts.stock.seen(listId, this.parts.now(), true));
    }
  }

  /** The next code of its kind; some are drawn whenever there is none left. */
  private async draw(kind: string, drawMore: () => Promise<string[]>): Promise<string | undefined> {
    const left = this.drawn.get(kind);
    if (left && left.length > 0) return left.pop();
    const more = await drawMore();
    const code = more.pop();
    this.drawn.set(kind, more);
    return code;
  }

  private oneOf<Thing>(things: readonly Thing[]): Thing | undefined {
    return things[Math.floor(this.parts.chance() * things.length)];
  }
}

/** The same code with one character of its signature changed. */
function forged(code: string): string {
  const at = code.length - 20;
  return code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
}
