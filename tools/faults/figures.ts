import { cpus, loadavg } from 'node:os';
import type { Figure } from '../bench/figure.ts';
import type { Kill } from './part.ts';
import type { FaultsTold } from './run-faults.ts';

/** Scans that the preparation made itself. */
const PREPARED = 2;
const SHOWN_OF_A_LIST = 10;

/** The figures of a run, one line each. */
export function figuresOf(
  told: FaultsTold,
  run: { readonly minutes: number; readonly seed: number; readonly broken: boolean },
): Figure[] {
  const { account, kills, sessionsKilled, stillWaiting, refused, faults, fell } = told;
  const lost = account.lost.length;
  const byKind = Map.groupBy(kills, ({ kind }) => kind);
  const counted = Object.fromEntries([...byKind].map(([kind, of]) => [kind, of.length]));
  const agrees =
    account.misfolded.length === 0 &&
    account.misreported === 0 &&
    account.insideByTickets === account.physical &&
    account.insideByTallies === account.physical;
  const figures: Figure[] = [
    {
      bench: run.broken ? 'gates.lost.control' : 'gates.lost',
      ...{ value: lost, unit: 'verdicts shown and not kept', target: run.broken ? '> 0' : '0' },
      met: told.shown > 0 && (run.broken ? lost > 0 : lost === 0 && stillWaiting === 0 && refused === 0),
      ...{ shown: told.shown, kills: { ...counted, session: sessionsKilled }, stillWaiting, refused },
      keptButNotSeen: account.unseen - PREPARED,
      ...(lost > 0 && { examples: account.lost.slice(0, SHOWN_OF_A_LIST) }),
      ...run,
    },
  ];
  // Where devices lie, what follows from their facts means nothing.
  if (run.broken) return figures;
  figures.push({
    bench: 'gates.doubled',
    ...{ value: account.physical - account.insideByTickets, unit: 'persons counted inside more or less than passed' },
    ...{ target: '0', met: agrees, passed: account.physical, insideByTallies: account.insideByTallies },
    ...{ misfolded: account.misfolded.slice(0, SHOWN_OF_A_LIST), conflicts: account.conflicts },
    misreported: account.misreported,
  });
  figures.push({
    bench: 'gates.undisturbed',
    ...{ value: fell + faults.length, unit: 'processes that fell by themselves, and faults that devices reported' },
    ...{ target: '0', met: fell + faults.length === 0, fell, faults: faults.slice(0, SHOWN_OF_A_LIST) },
  });
  for (const [kind, of] of byKind) figures.push({ ...recovery(kind, of), ...(kind === 'api' && compared(told)) });
  return figures;
}

/** A busy machine is slow to start anything: how busy it is, and what a start takes there when nothing is amiss. */
function compared({ apiFirstStartMs }: FaultsTold) {
  return {
    firstStart: Number((apiFirstStartMs / 1000).toFixed(1)),
    load: Number(loadavg()[0]!.toFixed(1)),
    cpus: cpus().length,
  };
}

/** From the start of a part that was killed until it worked again. */
function recovery(kind: string, kills: readonly Kill[]): Figure {
  const seconds = kills.map(({ recoveredMs }) => Number((recoveredMs / 1000).toFixed(1))).sort((a, b) => a - b);
  const [value, median] = [seconds.at(-1)!, seconds[Math.floor(seconds.length / 2)]];
  return { bench: `gates.recover.${kind}`, value, unit: 's', target: '<= 60', met: value <= 60, median };
}
