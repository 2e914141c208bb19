import { type Ed25519, hasWebCryptoEd25519, nobleEd25519, webCryptoEd25519 } from '@pho-hien/check-in-core';
import { PairDeviceDocument } from '#generated/graphql.ts';
import { ApiFailure, request } from '#lib/api/request.ts';
import { GateSession } from './gate-session.svelte.ts';
import { GateStore, type KeptState } from './gate-store.ts';
import type { Signals } from './signals.svelte.ts';

/** What came of a pairing code. */
export type Pairing = 'paired' | 'notUsable' | 'eventOver' | 'tooOften' | 'offline';

/** This phone: nobody's yet, or a gate's; or no longer one, and emptied. */
export class GateDevice {
  state = $state<'opening' | 'unpaired' | 'paired' | 'keepsNothing' | 'wiped' | 'over'>('opening');
  session = $state.raw<GateSession | null>(null);
  private store: GateStore | undefined;
  private ed25519: Ed25519 | undefined;

  constructor(private readonly signals: Signals) {}

  async open(): Promise<void> {
    try {
      this.store = await GateStore.open();
      this.ed25519 = (await hasWebCryptoEd25519()) ? webCryptoEd25519() : nobleEd25519;
      const kept = await this.store.state();
      if (kept) await this.begin(kept);
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
      await this.store?.pair({ token: pairDevice.token, station: pairDevice.station });
      // So that a full phone does not throw away what stewards did.
      void navigator.storage?.persist?.();
      const kept = await this.store?.state();
      if (kept) await this.begin(kept);
      return 'paired';
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return error.code === 'TOO_MANY_REQUESTS' ? 'tooOften' : 'offline';
    }
  }

  async unpair(): Promise<void> {
    await this.empty('unpaired');
  }

  private async begin(kept: KeptState): Promise<void> {
    if (!this.store || !this.ed25519) return;
    const session = new GateSession(this.store, kept, this.ed25519, this.signals, {
      onwipe: () => this.empty('wiped'),
      onover: () => this.empty('over'),
    });
    await session.open();
    this.session = session;
    this.state = 'paired';
  }

  private async empty(state: 'unpaired' | 'wiped' | 'over'): Promise<void> {
    await this.store?.forget();
    this.session = null;
    this.state = state;
  }
}
