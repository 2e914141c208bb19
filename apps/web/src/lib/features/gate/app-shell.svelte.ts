const LOOKS_EVERY_MS = 30 * 60_000;
/** When nobody has come for so long, there is time for a newer build. */
export const QUIET_MS = 5 * 60_000;

/**
 * The gate as an app: its page and files are kept on this device, so that it opens without a network,
 * and a newer build waits until somebody has time for it.
 */
export class AppShell {
  /** Whether it opens without a network; `null` while that is not known. */
  kept = $state<boolean | null>(null);
  /** A newer build is here, whole, and waits. */
  newer = $state(false);
  private registration: ServiceWorkerRegistration | undefined;
  private taking = false;

  /** @returns ends it */
  start(): () => void {
    if (!('serviceWorker' in navigator)) {
      this.kept = false;
      return () => undefined;
    }
    const { serviceWorker } = navigator;
    const onchange = () => (this.taking ? location.reload() : void this.keep());
    const look = setInterval(() => void this.registration?.update().catch(() => undefined), LOOKS_EVERY_MS);
    serviceWorker.addEventListener('controllerchange', onchange);
    void this.register();
    return () => {
      clearInterval(look);
      serviceWorker.removeEventListener('controllerchange', onchange);
    };
  }

  /** A newer build takes over before the work begins, or when nobody has come for a while: never in a rush. */
  consider(session: { readonly busyAt: number; readonly link: { readonly now: number } } | null | undefined): void {
    if (this.newer && (!session || session.link.now - session.busyAt > QUIET_MS)) this.takeOver();
  }

  /** The newer build takes over, and the page opens anew: nothing that was recorded is touched. */
  takeOver(): void {
    if (!this.registration?.waiting) return;
    this.taking = true;
    this.registration.waiting.postMessage({ takeOver: true });
  }

  private async register(): Promise<void> {
    try {
      const registration = await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
      this.registration = registration;
      const look = () => (this.newer = registration.waiting !== null && navigator.serviceWorker.controller !== null);
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', look),
      );
      registration.installing?.addEventListener('statechange', look);
      look();
      await this.keep();
    } catch {
      // A browser that refuses, for example in private windows.
      this.kept = false;
    }
  }

  /** Asks the worker to keep the gate; a worker that is about to be replaced may fail, the next one is asked too. */
  private async keep(): Promise<void> {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (this.kept = data === true);
    active?.postMessage({ keepGate: true }, [port2]);
  }
}
