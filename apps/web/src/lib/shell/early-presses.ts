/** What app.html keeps until the page's code is awake. */
interface EarlyPresses {
  /** Each button once, in the order of their first press: who presses twice only wonders why nothing happens. */
  readonly buttons: ReadonlySet<HTMLButtonElement>;
  /** Keeps no more. */
  stop(): void;
}

declare global {
  interface Window {
    earlyPresses?: EarlyPresses;
  }
}

/** Presses what was pressed while the page could not yet answer, as on a slow phone. */
export function replayEarlyPresses(): void {
  const { earlyPresses } = window;
  delete window.earlyPresses;
  earlyPresses?.stop();
  earlyPresses?.buttons.forEach((button) => button.isConnected && button.click());
}
