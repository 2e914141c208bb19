import type { Attachment } from 'svelte/attachments';

interface ListKeys<Row extends HTMLElement> {
  /** What takes the focus in each row, top to bottom. */
  rows: () => Row[];
  /** The row whose detail is open, if one is. */
  opened: () => Row | undefined;
  /** The search field. */
  search: () => HTMLInputElement | null;
  /** Opens the row in place of the one that is open. */
  open: (row: Row) => void;
  /** Closes the detail. */
  close: () => void;
  /** Takes the row into the selection, or out of it. */
  choose?: (row: Row) => void;
  /** Approves, or rejects, what is open or selected. */
  decide?: (key: 'a' | 'r') => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `j` and `k` walk a list, `/` searches it, `x` selects, `a` and `r` decide, `Enter` (the link's own) opens a row, `Esc` closes it. */
export function listKeys<Row extends HTMLElement>(keys: ListKeys<Row>): Attachment<HTMLElement> {
  return () => {
    const walk = (step: number) => {
      const rows = keys.rows();
      const opened = keys.opened();
      const from = rows.indexOf(opened ?? (document.activeElement as Row));
      const next = rows[from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + step))];
      next?.focus();
      if (next && opened && next !== opened) keys.open(next);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      if (event.key === 'Escape') {
        if (isTyping(event.target) && event.target === keys.search()) (event.target as HTMLElement).blur();
        else if (keys.opened()) keys.close();
        return;
      }
      if (isTyping(event.target)) return;
      if (event.key === 'j') walk(1);
      else if (event.key === 'k') walk(-1);
      else if (event.key === '/') keys.search()?.focus();
      else if (event.key === 'x' && keys.choose) {
        const row = keys.opened() ?? keys.rows().find((candidate) => candidate === document.activeElement);
        if (row) keys.choose(row);
      } else if ((event.key === 'a' || event.key === 'r') && keys.decide) keys.decide(event.key);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  };
}
