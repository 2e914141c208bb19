import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import { lastLines, type Child } from './children.ts';

/** Waits until `url` answers with success; gives up as soon as the process behind it ends. */
export async function becomesReady(child: Child, url: string, patienceMs = 120_000): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(60)) {
    if (child.hasEnded()) break;
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  const what = child.hasEnded() ? 'dừng lại · stopped' : 'không sẵn sàng · did not become ready';
  throw new Problem(`"${child.name}" ${what} (${child.log}):\n${lastLines(child)}`);
}
