import { type AssignmentTask, pairKey, type Shortage } from './assignment-task.ts';

/** A plain task: nobody has a field, nothing is in the way. */
export function aTask(size: {
  judges: number;
  entries: number;
  judgesPerEntry: number;
  maxLoad: number;
}): AssignmentTask {
  return {
    judges: Array.from({ length: size.judges }, (_, at) => ({ id: `gk-${at}`, fields: [], maxLoad: size.maxLoad })),
    entries: Array.from({ length: size.entries }, (_, at) => ({ id: `bai-${at}`, field: null })),
    judgesPerEntry: size.judgesPerEntry,
    fieldMatch: 'REQUIRED',
    blocked: [],
    pinned: [],
    previous: [],
  };
}

/** A shortage counted from the task alone, without any flow. */
export function countedShortage(task: AssignmentTask, { entryIds, judgeIds }: Shortage) {
  const blocked = new Set(task.blocked.map(pairKey));
  const entries = task.entries.filter(({ id }) => entryIds.includes(id));
  const may = (judge: AssignmentTask['judges'][number], entry: AssignmentTask['entries'][number]) =>
    !blocked.has(pairKey({ judgeId: judge.id, entryId: entry.id })) &&
    (task.fieldMatch === 'PREFERRED' ||
      entry.field === null ||
      judge.fields.length === 0 ||
      judge.fields.includes(entry.field));
  const outside = task.judges.filter(({ id }) => !judgeIds.includes(id));
  return {
    needed: entries.length * task.judgesPerEntry,
    supplied: entries.reduce((sum, entry) => sum + outside.filter((judge) => may(judge, entry)).length, 0),
    capacity: task.judges.filter(({ id }) => judgeIds.includes(id)).reduce((sum, { maxLoad }) => sum + maxLoad, 0),
  };
}
