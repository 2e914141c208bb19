import { PairDeviceDocument } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import { onlineDecider } from './decide-online.ts';
import { GateSession } from './gate-session.svelte.ts';
import { GateStore, type PairedDevice } from './gate-store.ts';
import type { Signals } from './signals.svelte.ts';

/** What came of a pairing code. */
export type Pairing = 'paired' | 'notUsable' | 'eventOver' | 'tooOften' | 'offline';

/** This phone: nobody's yet, or a gate's. */
export class GateDevice {
  state = $state<'opening' | 'unpaired' | 'paired' | 'keepsNothing'>('opening');
  session = $state.raw<GateSession | null>(null);
  private store: GateStore | undefined;

  constructor(private readonly signals: Signals) {}

  async open(): Promise<void> {
    try {
      this.store = await GateStore.open();
      const paired = await this.store.device();
      if (paired) this.begin(paired);
      else this.state = 'unpaired';
    } catch {
      this.state = 'keepsNothing';
    }
  }

  async pair(code: string): Promise<Pairing> {
    try {
      const { pairDevice } = await request(fetch, PairDeviceDocument, { input: { code } });
      if (pairDevice.__typename === 'EventOver') return 'eventOver';
      if (pairDevice.__typename === 'PairingCodeNotUsable') return 'notUsable';
      const paired = { token: pairDevice.token, station: pairDevice.station };
      await this.store?.pair(paired);
      // So that a full phone does not throw away what stewards did.
      void navigator.storage?.persist?.();
      this.begin(paired);
      return 'paired';
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return error.code === 'TOO_MANY_REQUESTS' ? 'tooOften' : 'offline';
    }
  }

  async unpair(): Promise<void> {
    await this.store?.forget();
    this.session = null;
    this.state = 'unpaired';
  }

  private begin(paired: PairedDevice): void {
    if (!this.store) return;
    this.session = new GateSession(this.store, onlineDecider(paired.token), this.signals, paired);
    this.state = 'paired';
  }
}
