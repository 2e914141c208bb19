import type { Tone } from './verdict-view.ts';

/** Tones as [hertz, seconds from the beginning, seconds long]; told apart with eyes closed, and in a noisy hall. */
const SOUNDS: Record<Tone, { shape: OscillatorType; notes: readonly (readonly [number, number, number])[] }> = {
  ok: {
    shape: 'sine',
    notes: [
      [880, 0, 0.11],
      [1320, 0.11, 0.2],
    ],
  },
  denied: {
    shape: 'square',
    notes: [
      [170, 0, 0.26],
      [130, 0.32, 0.42],
    ],
  },
  incomplete: {
    shape: 'triangle',
    notes: [
      [620, 0, 0.12],
      [620, 0.2, 0.12],
      [620, 0.4, 0.12],
    ],
  },
};
const VIBRATIONS: Record<Tone, number[]> = { ok: [70], denied: [260, 90, 260], incomplete: [90, 70, 90, 70, 90] };
const VOLUME: Record<Tone, number> = { ok: 0.5, denied: 0.35, incomplete: 0.5 };
const KEPT = 'gate.muted';

/** What a steward hears and feels. */
export class Signals {
  muted = $state(false);
  /** The browser waits for a touch before it lets a page be heard. */
  asleep = $state(false);
  private context: AudioContext | undefined;

  constructor() {
    this.muted = localStorage.getItem(KEPT) === 'yes';
    if (navigator.userActivation?.hasBeenActive) this.wake();
    else this.asleep = typeof AudioContext === 'function';
  }

  /** To be called in the handler of any touch or key. */
  wake(): void {
    if (typeof AudioContext !== 'function') return;
    this.context ??= new AudioContext();
    void this.context.resume().then(() => (this.asleep = false));
  }

  toggle(): void {
    this.muted = !this.muted;
    localStorage.setItem(KEPT, this.muted ? 'yes' : 'no');
    if (!this.muted) this.play('ok');
  }

  play(tone: Tone): void {
    if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.(VIBRATIONS[tone]);
    const { context } = this;
    if (this.muted || context?.state !== 'running') return;
    const { shape, notes } = SOUNDS[tone];
    for (const [frequency, start, length] of notes) {
      const from = context.currentTime + start;
      const gain = context.createGain();
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(VOLUME[tone], from + 0.012);
      gain.gain.setValueAtTime(VOLUME[tone], from + length - 0.03);
      gain.gain.linearRampToValueAtTime(0, from + length);
      const oscillator = new OscillatorNode(context, { type: shape, frequency });
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(from);
      oscillator.stop(from + length);
    }
  }

  close(): void {
    void this.context?.close();
    this.context = undefined;
  }
}
